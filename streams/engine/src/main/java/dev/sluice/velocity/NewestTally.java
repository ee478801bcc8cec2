package dev.sluice.velocity;

/** Which event is the newest: for {@link Measure#TIME_SINCE_LAST} and {@link Measure#LAST}. */
final class NewestTally implements Tally {

    private static final int NONE = -1;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final EventRows rows;
    private final int currentRow;
    private int newest = NONE;

    NewestTally(EventRows rows, int currentRow) {
        this.rows = rows;
        this.currentRow = currentRow;
    }

    @Override
    public void add(int row) {
        newest = row;
    }

    @Override
    public boolean isSettled() {
        return newest != NONE;
    }

    @Override
    public double value(Measure measure) {
        if (newest == NONE) {
            return Double.NaN;
        }
        return measure == Measure.LAST
                ? ExactSum.inMainUnits(rows.amount(newest))
                : secondsBetween(rows, newest, currentRow);
    }

    /** The seconds from one event to a later one. */
    static double secondsBetween(EventRows rows, int earlier, int later) {
        return (rows.time(later) - rows.time(earlier)) / MILLIS_PER_SECOND;
    }
}
