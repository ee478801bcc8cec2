package dev.sluice.velocity;

/** Whether an attribute differs from what it was before: for {@link Measure#CHANGED}. */
final class ChangeTally extends SearchingTally {

    private final Attribute of;
    private final long now;
    private long before = Hash64.NONE;

    ChangeTally(Attribute of, Moment current) {
        this.of = of;
        this.now = current.hash(of);
    }

    @Override
    public int add(EventRows rows, int[] selected, int count) {
        AttributeColumn column = rows.column(of);
        for (int i = 0; i < count; i++) {
            before = column.hashAt(selected[i]);
            if (before != Hash64.NONE) {
                return i;
            }
        }
        return NOT_SETTLED;
    }

    @Override
    public boolean isSettled() {
        return now == Hash64.NONE;
    }

    @Override
    public double value(Measure measure) {
        if (now == Hash64.NONE || before == Hash64.NONE) {
            return Double.NaN;
        }
        return before == now ? 0 : 1;
    }
}
