package dev.sluice.velocity;

/** Which event is the newest: for {@link Measure#TIME_SINCE_LAST} and {@link Measure#LAST}. */
final class NewestTally implements Tally {

    private static final int NONE = -1;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final EventRows history;
    private final int currentRow;
    private int newest = NONE;

    NewestTally(EventRows history, int currentRow) {
        this.history = history;
        this.currentRow = currentRow;
    }

    @Override
    public int add(int[] rows, int count) {
        newest = rows[0];
        return 0;
    }

    @Override
    public double value(Measure measure) {
        if (newest == NONE) {
            return Double.NaN;
        }
        return measure == Measure.LAST
                ? ExactSum.inMainUnits(history.amount(newest))
                : secondsBetween(history, newest, currentRow);
    }

    /** The seconds from one event to a later one. */
    static double secondsBetween(EventRows history, int earlier, int later) {
        return (history.time(later) - history.time(earlier)) / MILLIS_PER_SECOND;
    }
}
