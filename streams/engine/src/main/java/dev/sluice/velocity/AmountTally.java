package dev.sluice.velocity;

/** What the amounts add up to: for {@link Measure#SUM} and {@link Measure#MEAN}. */
final class AmountTally implements Tally {

    private final EventRows history;
    private final ExactSum sum = new ExactSum();
    private long events;

    AmountTally(EventRows history) {
        this.history = history;
    }

    @Override
    public int add(int[] rows, int count) {
        events += count;
        for (int i = 0; i < count; i++) {
            sum.add(history.amount(rows[i]));
        }
        return NOT_SETTLED;
    }

    @Override
    public double value(Measure measure) {
        if (measure == Measure.SUM) {
            return sum.dividedBy(1);
        }
        return events == 0 ? Double.NaN : sum.dividedBy(events);
    }
}
