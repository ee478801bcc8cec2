package dev.sluice.velocity;

/** How far the amounts spread: for {@link Measure#STDDEV}. */
final class SpreadTally implements Tally {

    private final EventRows rows;
    private final ExactSpread spread = new ExactSpread();

    SpreadTally(EventRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(int row) {
        spread.add(rows.amount(row));
    }

    @Override
    public double value(Measure measure) {
        return spread.standardDeviation();
    }
}
