package dev.sluice.velocity;

/** Between which bounds the amounts lie: for {@link Measure#MIN} and {@link Measure#MAX}. */
final class ExtremesTally implements Tally {

    private final EventRows rows;
    private boolean isEmpty = true;
    private long smallest = Long.MAX_VALUE;
    private long largest = Long.MIN_VALUE;

    ExtremesTally(EventRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(int row) {
        isEmpty = false;
        smallest = Math.min(smallest, rows.amount(row));
        largest = Math.max(largest, rows.amount(row));
    }

    @Override
    public double value(Measure measure) {
        if (isEmpty) {
            return Double.NaN;
        }
        return ExactSum.inMainUnits(measure == Measure.MIN ? smallest : largest);
    }
}
