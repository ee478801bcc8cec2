package dev.sluice.velocity;

/** Which event is the oldest: for {@link Measure#TIME_SINCE_FIRST}. */
final class OldestTally implements Tally {

    private static final int NONE = -1;

    private final EventRows rows;
    private final int currentRow;
    private int oldest = NONE;

    OldestTally(EventRows rows, int currentRow) {
        this.rows = rows;
        this.currentRow = currentRow;
    }

    @Override
    public void add(int row) {
        oldest = row;
    }

    @Override
    public double value(Measure measure) {
        return oldest == NONE ? Double.NaN : NewestTally.secondsBetween(rows, oldest, currentRow);
    }
}
