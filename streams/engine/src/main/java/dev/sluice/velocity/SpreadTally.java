package dev.sluice.velocity;

/** How far the amounts spread: for {@link Measure#STDDEV}. */
final class SpreadTally implements Tally {

    private final EventRows history;
    private final ExactSpread spread = new ExactSpread();

    SpreadTally(EventRows history) {
        this.history = history;
    }

    @Override
    public int add(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            spread.add(history.amount(rows[i]));
        }
        return NOT_SETTLED;
    }

    @Override
    public double value(Measure measure) {
        return spread.standardDeviation();
    }
}
