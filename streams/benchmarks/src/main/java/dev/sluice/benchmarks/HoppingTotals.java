package dev.sluice.benchmarks;

import java.nio.ByteBuffer;

/**
 * What the aggregation keeps of each hopping window: enough for a count, a sum, a mean, a minimum and a maximum.
 *
 * @param count how many payments
 * @param sumUnscaled sum of their amounts in ten-thousandths of the currency's main unit
 * @param minUnscaled the smallest of them; {@link Long#MAX_VALUE} without any
 * @param maxUnscaled the largest of them; {@link Long#MIN_VALUE} without any
 */
record HoppingTotals(long count, long sumUnscaled, long minUnscaled, long maxUnscaled) {

    /** Those of a window without payments. */
    static final HoppingTotals NONE = new HoppingTotals(0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

    /** With one payment more, of an amount in ten-thousandths of the currency's main unit. */
    HoppingTotals plus(long amountUnscaled) {
        return new HoppingTotals(
                count + 1,
                sumUnscaled + amountUnscaled,
                Math.min(minUnscaled, amountUnscaled),
                Math.max(maxUnscaled, amountUnscaled));
    }

    /** As bytes of a fixed length, which is the cheapest way to store them. */
    byte[] encode() {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(count)
                .putLong(sumUnscaled)
                .putLong(minUnscaled)
                .putLong(maxUnscaled)
                .array();
    }

    /** What {@link #encode()} wrote. */
    static HoppingTotals decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new HoppingTotals(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }
}
