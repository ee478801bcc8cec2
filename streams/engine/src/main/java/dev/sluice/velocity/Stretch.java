package dev.sluice.velocity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sealed segments in a row that a window took in by their summaries, added up and kept in memory from one transaction to
 * the next: as long as the window begins and ends in the same chunks and nothing sealed has changed, what lies between is
 * one summary, however many events that are.
 */
final class Stretch {

    private final Segment newest;
    private final @Nullable Summary[] summaries;
    private final long lastMillis;
    private long firstMillis;
    private long arrivalMax;
    private long labelKnownAtMax;
    private int length;
    private @Nullable Position behind;

    /**
     * Of no segments yet.
     *
     * @param start before the first of its segments
     * @param nothing a summary of no events for each tally, which the segments are added to; null for one that takes
     *     nothing in any more
     */
    Stretch(Position start, @Nullable Summary[] nothing) {
        this.newest = start.segment();
        this.summaries = nothing;
        this.lastMillis = newest.lastMillis();
        this.labelKnownAtMax = Long.MIN_VALUE;
    }

    /**
     * Takes in the next older segment.
     *
     * @param at before it
     * @param summaryOf where the summaries of the tallies stand in the layout
     */
    void add(Position at, int[] summaryOf) {
        for (int tally = 0; tally < summaries.length; tally++) {
            Summary summary = summaries[tally];
            if (summary != null) {
                summary.add(at.summary(summaryOf[tally]));
            }
        }
        Segment segment = at.segment();
        firstMillis = segment.firstMillis();
        arrivalMax = Math.max(arrivalMax, segment.arrivalMax());
        labelKnownAtMax = Math.max(labelKnownAtMax, segment.labelKnownAtMax());
        behind = at.older();
        length++;
    }

    /** Whether taking it in saves anything. */
    boolean isWorthKeeping() {
        return length > 1;
    }

    /** Whether it begins with the segment that is next. */
    boolean beginsAt(Position at) {
        return at.segment() == newest;
    }

    /** What its segments say of a tally, which takes something in. */
    Summary summary(int tally) {
        return Objects.requireNonNull(summaries[tally]);
    }

    long firstMillis() {
        return firstMillis;
    }

    long lastMillis() {
        return lastMillis;
    }

    /** The number of the last event or label that arrived. */
    long arrivalMax() {
        return arrivalMax;
    }

    /** When the label that is known last becomes known; {@link Long#MIN_VALUE} without labels. */
    long labelKnownAtMax() {
        return labelKnownAtMax;
    }

    /** Where a walk goes on after it; null for nowhere. */
    @Nullable
    Position behind() {
        return behind;
    }
}
