package dev.sluice.velocity;

/** Between which bounds the amounts lie: for {@link Measure#MIN} and {@link Measure#MAX}. */
final class ExtremesTally implements Tally {

    private final EventRows history;
    private boolean isEmpty = true;
    private long smallest = Long.MAX_VALUE;
    private long largest = Long.MIN_VALUE;

    ExtremesTally(EventRows history) {
        this.history = history;
    }

    @Override
    public int add(int[] rows, int count) {
        isEmpty = false;
        for (int i = 0; i < count; i++) {
            long amount = history.amount(rows[i]);
            smallest = Math.min(smallest, amount);
            largest = Math.max(largest, amount);
        }
        return NOT_SETTLED;
    }

    @Override
    public double value(Measure measure) {
        if (isEmpty) {
            return Double.NaN;
        }
        return ExactSum.inMainUnits(measure == Measure.MIN ? smallest : largest);
    }
}
