package dev.sluice.velocity;

/** A tally that looks for the newest event of a kind and is settled by it. */
abstract class SearchingTally implements Tally {

    @Override
    public final boolean canAbsorb(Summary summary) {
        return !((CandidateSummary) summary).isPresent();
    }

    /** There is no candidate among them. */
    @Override
    public final void absorb(Summary summary) {}
}
