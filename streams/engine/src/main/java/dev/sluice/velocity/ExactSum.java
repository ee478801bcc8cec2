package dev.sluice.velocity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A sum of amounts that neither rounds nor overflows: 128 bits of ten-thousandths, turned into a floating-point number
 * only at the end. So the order of adding does not matter.
 */
final class ExactSum {

    /** Ten-thousandths in a main unit. */
    static final long UNITS = 10_000;

    private static final long DOUBLE_EXACT_MAX = 1L << 53;
    private static final MathContext PRECISION = new MathContext(40);

    private long high;
    private long low;

    /** One amount in ten-thousandths as main units, rounded as a sum of it would be. */
    static double inMainUnits(long amount) {
        ExactSum sum = new ExactSum();
        sum.add(amount);
        return sum.dividedBy(1);
    }

    /** Adds an amount in ten-thousandths. */
    void add(long amount) {
        long sum = low + amount;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        high += (amount >> 63) + carry;
        low = sum;
    }

    /** Whether it fits into 64 bits, so that {@link #low()} is all of it. */
    boolean isLong() {
        return high == low >> 63;
    }

    /** The lower 64 bits, in ten-thousandths. */
    long low() {
        return low;
    }

    /** Adds another sum. */
    void add(ExactSum other) {
        long sum = low + other.low;
        high += other.high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    void write(ByteWriter out) {
        out.writeSigned(high - (low >> 63));
        out.writeSigned(low);
    }

    void read(ByteReader in) {
        long stored = in.readSigned();
        low = in.readSigned();
        high = stored + (low >> 63);
    }

    /** The sum divided by a count from 1, in main units, correctly rounded where both fit into 53 bits. */
    double dividedBy(long count) {
        boolean small = high == low >> 63 && low > -DOUBLE_EXACT_MAX && low < DOUBLE_EXACT_MAX;
        if (small && count < DOUBLE_EXACT_MAX / UNITS) {
            return (double) low / (double) (count * UNITS);
        }
        return new BigDecimal(total())
                .divide(BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(UNITS)), PRECISION)
                .doubleValue();
    }

    /** The sum in ten-thousandths. */
    BigInteger total() {
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsigned(low));
    }

    /** A number of 64 bits without a sign. */
    static BigInteger unsigned(long value) {
        BigInteger signed = BigInteger.valueOf(value);
        return value >= 0 ? signed : signed.add(BigInteger.ONE.shiftLeft(Long.SIZE));
    }
}
