package dev.sluice.velocity;

/** When the oldest event took place: for {@link Measure#TIME_SINCE_FIRST}. */
final class OldestSummary implements Summary {

    private static final double MILLIS_PER_SECOND = 1_000;

    private boolean isEmpty = true;
    private long oldestMillis = Long.MAX_VALUE;

    @Override
    public void add(EventRows rows, int[] selected, int count) {
        if (count > 0) {
            isEmpty = false;
            oldestMillis = Math.min(oldestMillis, rows.time(selected[count - 1]));
        }
    }

    @Override
    public void add(Summary other) {
        OldestSummary others = (OldestSummary) other;
        isEmpty &= others.isEmpty;
        oldestMillis = Math.min(oldestMillis, others.oldestMillis);
    }

    @Override
    public double value(Measure measure, Moment current) {
        return isEmpty ? Double.NaN : secondsBetween(oldestMillis, current.timeMillis());
    }

    @Override
    public void write(ByteWriter out) {
        out.writeByte(isEmpty ? 0 : 1);
        if (!isEmpty) {
            out.writeSigned(oldestMillis);
        }
    }

    @Override
    public void read(ByteReader in) {
        isEmpty = in.readByte() == 0;
        if (!isEmpty) {
            oldestMillis = in.readSigned();
        }
    }

    /** The seconds from one time to a later one. */
    static double secondsBetween(long earlierMillis, long laterMillis) {
        return (laterMillis - earlierMillis) / MILLIS_PER_SECOND;
    }
}
