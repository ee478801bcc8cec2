package dev.sluice.velocity;

/** Whether an attribute differs from what it was before: for {@link Measure#CHANGED}. */
final class ChangeTally implements Tally {

    private static final int NO_VALUE = 0;

    private final AttributeColumn column;
    private final int now;
    private int before = NO_VALUE;

    ChangeTally(AttributeColumn column, int currentRow) {
        this.column = column;
        this.now = column.code(currentRow);
    }

    @Override
    public int add(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            before = column.code(rows[i]);
            if (before != NO_VALUE) {
                return i;
            }
        }
        return NOT_SETTLED;
    }

    @Override
    public boolean isSettled() {
        return now == NO_VALUE;
    }

    @Override
    public double value(Measure measure) {
        if (now == NO_VALUE || before == NO_VALUE) {
            return Double.NaN;
        }
        return before == now ? 0 : 1;
    }
}
