package dev.sluice.velocity;

/** How many of all events fit: for {@link Measure#SHARE}. */
final class ShareTally implements Tally {

    private final RowFilter predicate;
    private long all;
    private long fitting;

    ShareTally(RowFilter predicate) {
        this.predicate = predicate;
    }

    @Override
    public int add(int[] rows, int count) {
        all += count;
        for (int i = 0; i < count; i++) {
            fitting += predicate.accepts(rows[i]) ? 1 : 0;
        }
        return NOT_SETTLED;
    }

    @Override
    public double value(Measure measure) {
        return all == 0 ? Double.NaN : (double) fitting / all;
    }
}
