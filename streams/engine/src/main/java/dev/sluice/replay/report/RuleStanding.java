package dev.sluice.replay.report;

/**
 * What the labels say of one rule. Hits that bore on a decision and those in shadow count alike.
 *
 * @param hits how many payments it hit
 * @param frauds how many of these are labelled fraud
 * @param genuine how many are labelled genuine
 * @param settled how many have a label, or are so old that theirs would have come
 */
public record RuleStanding(long hits, long frauds, long genuine, long settled) {

    /** Returns the share of frauds among the labelled payments that it hit, 0 to 1; NaN if none is labelled. */
    public double precision() {
        return (double) frauds / (frauds + genuine);
    }

    /**
     * Returns the share of frauds if nobody complains of what is genuine: among the payments that it hit whose label has come
     * or would have, 0 to 1; NaN if there are none.
     */
    public double precisionOfSettled() {
        return (double) frauds / settled;
    }

    /** Returns how many of the payments that it hit are too young for what they turned out to be. */
    public long young() {
        return hits - settled;
    }
}
