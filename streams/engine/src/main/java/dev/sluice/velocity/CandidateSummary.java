package dev.sluice.velocity;

/** Whether there is any event of a kind that a walk looks for, so that a run of events without one is passed over. */
final class CandidateSummary implements Summary {

    /** What makes an event a candidate. */
    @FunctionalInterface
    interface Criterion {
        boolean fits(EventRows rows, int row);
    }

    private final Criterion criterion;
    private boolean isPresent;

    CandidateSummary(Criterion criterion) {
        this.criterion = criterion;
    }

    boolean isPresent() {
        return isPresent;
    }

    @Override
    public void add(EventRows rows, int[] selected, int count) {
        for (int i = 0; i < count && !isPresent; i++) {
            isPresent = criterion.fits(rows, selected[i]);
        }
    }

    @Override
    public void add(Summary other) {
        isPresent |= ((CandidateSummary) other).isPresent;
    }

    /** Not asked for: which candidate it is only a walk finds. */
    @Override
    public double value(Measure measure, Moment current) {
        throw new IllegalStateException("candidates are walked to");
    }

    @Override
    public void write(ByteWriter out) {
        out.writeByte(isPresent ? 1 : 0);
    }

    @Override
    public void read(ByteReader in) {
        isPresent = in.readByte() == 1;
    }
}
