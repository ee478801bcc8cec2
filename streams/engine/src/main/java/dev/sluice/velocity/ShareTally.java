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
    public void add(int row) {
        all++;
        fitting += predicate.accepts(row) ? 1 : 0;
    }

    @Override
    public double value(Measure measure) {
        return all == 0 ? Double.NaN : (double) fitting / all;
    }
}
