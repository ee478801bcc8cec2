package dev.sluice.velocity;

/** What the amounts add up to: for {@link Measure#SUM} and {@link Measure#MEAN}. */
final class AmountSummary implements Summary {

    private final ExactSum sum = new ExactSum();
    private long events;

    @Override
    public void add(EventRows rows, int[] selected, int count) {
        long[] amounts = rows.amounts();
        events += count;
        for (int i = 0; i < count; i++) {
            sum.add(amounts[selected[i]]);
        }
    }

    @Override
    public void add(Summary other) {
        AmountSummary others = (AmountSummary) other;
        events += others.events;
        sum.add(others.sum);
    }

    @Override
    public double value(Measure measure, Moment current) {
        if (measure == Measure.SUM) {
            return sum.dividedBy(1);
        }
        return events == 0 ? Double.NaN : sum.dividedBy(events);
    }

    @Override
    public void write(ByteWriter out) {
        out.writeUnsigned(events);
        sum.write(out);
    }

    @Override
    public void read(ByteReader in) {
        events = in.readUnsigned();
        sum.read(in);
    }
}
