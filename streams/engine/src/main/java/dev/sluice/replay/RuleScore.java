package dev.sluice.replay;

/**
 * What one rule did in a replay. A transaction that was decided before and came again is not counted again.
 *
 * @param hits hits that bore on a decision
 * @param shadowHits hits that were recorded only, of a shadow rule, or of a live one on accounts that it does not act on
 * @param soleHits those of both, beside which no other rule hit that acts
 * @param frauds those of both, whose transaction is labelled fraud
 * @param genuine those of both, whose transaction is labelled otherwise
 */
public record RuleScore(long hits, long shadowHits, long soleHits, long frauds, long genuine) {

    /** Hits and shadow hits together. */
    public long allHits() {
        return hits + shadowHits;
    }

    /** Share of frauds among the labelled transactions that it hit, 0 to 1; NaN if none of them is labelled. */
    public double precision() {
        return (double) frauds / (frauds + genuine);
    }
}
