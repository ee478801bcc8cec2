package dev.sluice.replay;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Average precision of a score: the precision above each threshold, weighted by the recall that the threshold adds.
 * Transactions of the same score stand or fall together.
 */
final class AveragePrecision {

    /** Frauds and all, by score, the highest first. */
    private final Map<Double, long[]> byScore = new TreeMap<>(Collections.reverseOrder());

    void add(double score, boolean fraud) {
        long[] counts = byScore.computeIfAbsent(score, ignored -> new long[2]);
        counts[0] += fraud ? 1 : 0;
        counts[1]++;
    }

    /** From 0 to 1; NaN if there are no frauds. */
    double value() {
        long fraudsAbove = 0;
        long allAbove = 0;
        double weighted = 0;
        for (long[] counts : byScore.values()) {
            fraudsAbove += counts[0];
            allAbove += counts[1];
            weighted += counts[0] * ((double) fraudsAbove / allAbove);
        }
        return weighted / fraudsAbove;
    }
}
