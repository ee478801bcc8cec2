package dev.sluice.velocity;

/** Between which bounds the amounts lie: for {@link Measure#MIN} and {@link Measure#MAX}. */
final class ExtremesSummary implements Summary {

    private boolean isEmpty = true;
    private long smallest = Long.MAX_VALUE;
    private long largest = Long.MIN_VALUE;

    @Override
    public void add(EventRows rows, int[] selected, int count) {
        long[] amounts = rows.amounts();
        isEmpty &= count == 0;
        for (int i = 0; i < count; i++) {
            long amount = amounts[selected[i]];
            smallest = Math.min(smallest, amount);
            largest = Math.max(largest, amount);
        }
    }

    @Override
    public void add(Summary other) {
        ExtremesSummary others = (ExtremesSummary) other;
        isEmpty &= others.isEmpty;
        smallest = Math.min(smallest, others.smallest);
        largest = Math.max(largest, others.largest);
    }

    @Override
    public double value(Measure measure, Moment current) {
        if (isEmpty) {
            return Double.NaN;
        }
        return ExactSum.inMainUnits(measure == Measure.MIN ? smallest : largest);
    }

    @Override
    public void write(ByteWriter out) {
        out.writeByte(isEmpty ? 0 : 1);
        if (!isEmpty) {
            out.writeSigned(smallest);
            out.writeSigned(largest);
        }
    }

    @Override
    public void read(ByteReader in) {
        isEmpty = in.readByte() == 0;
        if (!isEmpty) {
            smallest = in.readSigned();
            largest = in.readSigned();
        }
    }
}
