package dev.sluice.velocity;

/** Which event is the newest: for {@link Measure#TIME_SINCE_LAST} and {@link Measure#LAST}. */
final class NewestTally extends SearchingTally {

    private final Moment current;
    private boolean isFound;
    private long timeMillis;
    private long amount;

    NewestTally(Moment current) {
        this.current = current;
    }

    @Override
    public int add(EventRows rows, int[] selected, int count) {
        isFound = true;
        timeMillis = rows.time(selected[0]);
        amount = rows.amount(selected[0]);
        return 0;
    }

    @Override
    public double value(Measure measure) {
        if (!isFound) {
            return Double.NaN;
        }
        return measure == Measure.LAST
                ? ExactSum.inMainUnits(amount)
                : OldestSummary.secondsBetween(timeMillis, current.timeMillis());
    }
}
