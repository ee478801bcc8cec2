package dev.sluice.velocity;

/** A tally that every event of the window adds to, one by one or as a summary. */
final class GatheringTally implements Tally {

    private final Summary gathered;
    private final Moment current;

    GatheringTally(Summary nothing, Moment current) {
        this.gathered = nothing;
        this.current = current;
    }

    @Override
    public int add(EventRows rows, int[] selected, int count) {
        gathered.add(rows, selected, count);
        return NOT_SETTLED;
    }

    @Override
    public boolean canAbsorb(Summary summary) {
        return true;
    }

    @Override
    public void absorb(Summary summary) {
        gathered.add(summary);
    }

    @Override
    public double value(Measure measure) {
        return gathered.value(measure, current);
    }

    @Override
    public double standardError() {
        return gathered.standardError();
    }
}
