package dev.sluice.velocity;

/** Which event is the oldest: for {@link Measure#TIME_SINCE_FIRST}. */
final class OldestTally implements Tally {

    private static final int NONE = -1;

    private final EventRows history;
    private final int currentRow;
    private int oldest = NONE;

    OldestTally(EventRows history, int currentRow) {
        this.history = history;
        this.currentRow = currentRow;
    }

    @Override
    public int add(int[] rows, int count) {
        oldest = rows[count - 1];
        return NOT_SETTLED;
    }

    @Override
    public double value(Measure measure) {
        return oldest == NONE ? Double.NaN : NewestTally.secondsBetween(history, oldest, currentRow);
    }
}
