package dev.sluice.velocity;

/** How far the amounts spread: for {@link Measure#STDDEV}. */
final class SpreadSummary implements Summary {

    private final ExactSpread spread = new ExactSpread();

    @Override
    public void add(EventRows rows, int[] selected, int count) {
        long[] amounts = rows.amounts();
        for (int i = 0; i < count; i++) {
            spread.add(amounts[selected[i]]);
        }
    }

    @Override
    public void add(Summary other) {
        spread.add(((SpreadSummary) other).spread);
    }

    @Override
    public double value(Measure measure, Moment current) {
        return spread.standardDeviation();
    }

    @Override
    public void write(ByteWriter out) {
        spread.write(out);
    }

    @Override
    public void read(ByteReader in) {
        spread.read(in);
    }
}
