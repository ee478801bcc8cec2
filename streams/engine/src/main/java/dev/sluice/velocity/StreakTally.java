package dev.sluice.velocity;

import java.util.List;

/** How many fit before the first that does not: for {@link Measure#STREAK}. */
final class StreakTally implements Tally {

    private final List<PreparedCondition> predicate;
    private final Moment current;
    private RowFilter filter = RowFilter.NONE;
    private long length;

    StreakTally(List<PreparedCondition> predicate, Moment current) {
        this.predicate = predicate;
        this.current = current;
    }

    @Override
    public void enter(EventRows rows) {
        filter = RowFilter.of(predicate, rows, current);
    }

    @Override
    public int add(EventRows rows, int[] selected, int count) {
        for (int i = 0; i < count; i++) {
            if (!filter.accepts(selected[i])) {
                return i;
            }
            length++;
        }
        return NOT_SETTLED;
    }

    @Override
    public boolean canAbsorb(Summary summary) {
        return ((StreakSummary) summary).allFit(current);
    }

    @Override
    public void absorb(Summary summary) {
        length += ((StreakSummary) summary).events();
    }

    @Override
    public double value(Measure measure) {
        return length;
    }
}
