package dev.sluice.velocity;

import org.jspecify.annotations.Nullable;

/**
 * Summaries of several segments of one container that follow each other, kept in memory from one transaction to the next:
 * windows begin in the same places for a while, and what lies behind these is added up once. Of no use any more when one
 * of the segments changes.
 */
final class RangeSummaries {

    private final int segments;
    private final @Nullable Summary[] @Nullable [] byIndex;

    /**
     * @param segments how many segments the container has
     * @param summaries how many summaries each of them has
     */
    RangeSummaries(int segments, int summaries) {
        this.segments = segments;
        this.byIndex = new Summary[summaries][];
    }

    /** The summary of some segments; null if it has not been made yet. */
    @Nullable
    Summary get(int oldest, int newest, int index) {
        @Nullable Summary[] ranges = byIndex[index];
        return ranges == null ? null : ranges[oldest * segments + newest];
    }

    void set(int oldest, int newest, int index, Summary summary) {
        @Nullable Summary[] ranges = byIndex[index];
        if (ranges == null) {
            ranges = new Summary[segments * segments];
            byIndex[index] = ranges;
        }
        ranges[oldest * segments + newest] = summary;
    }
}
