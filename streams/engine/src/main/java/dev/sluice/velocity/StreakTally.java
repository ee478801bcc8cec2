package dev.sluice.velocity;

/** How many fit before the first that does not: for {@link Measure#STREAK}. */
final class StreakTally implements Tally {

    private final RowFilter predicate;
    private long length;
    private boolean isBroken;

    StreakTally(RowFilter predicate) {
        this.predicate = predicate;
    }

    @Override
    public void add(int row) {
        if (predicate.accepts(row)) {
            length++;
        } else {
            isBroken = true;
        }
    }

    @Override
    public boolean isSettled() {
        return isBroken;
    }

    @Override
    public double value(Measure measure) {
        return length;
    }
}
