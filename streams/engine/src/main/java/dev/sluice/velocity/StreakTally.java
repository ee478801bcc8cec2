package dev.sluice.velocity;

/** How many fit before the first that does not: for {@link Measure#STREAK}. */
final class StreakTally implements Tally {

    private final RowFilter predicate;
    private long length;

    StreakTally(RowFilter predicate) {
        this.predicate = predicate;
    }

    @Override
    public int add(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            if (!predicate.accepts(rows[i])) {
                return i;
            }
            length++;
        }
        return NOT_SETTLED;
    }

    @Override
    public double value(Measure measure) {
        return length;
    }
}
