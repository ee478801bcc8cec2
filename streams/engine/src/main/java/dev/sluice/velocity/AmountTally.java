package dev.sluice.velocity;

/** What the amounts add up to: for {@link Measure#SUM} and {@link Measure#MEAN}. */
final class AmountTally implements Tally {

    private final EventRows rows;
    private final ExactSum sum = new ExactSum();
    private long count;

    AmountTally(EventRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(int row) {
        count++;
        sum.add(rows.amount(row));
    }

    @Override
    public double value(Measure measure) {
        if (measure == Measure.SUM) {
            return sum.dividedBy(1);
        }
        return count == 0 ? Double.NaN : sum.dividedBy(count);
    }
}
