package dev.sluice.decision;

import java.time.Duration;

/**
 * For how long, in event time, what was decided is remembered.
 *
 * @param duplicates for how long a decision can be asked for again; a duplicate older than that is refused
 * @param labels for how long a label still finds its transaction's entities
 */
public record Horizons(Duration duplicates, Duration labels) {

    /** What fits most: a week of duplicates, 60 days of labels. */
    public static final Horizons DEFAULT = new Horizons(Duration.ofDays(7), Duration.ofDays(60));

    /**
     * How much longer than it can be asked for a decision is kept: the tasks of one itinerary do not agree on how late it
     * is, and the one that refuses old duplicates must give up first.
     */
    private static final int HORIZONS_KEPT = 2;

    /** Refuses horizons within which nothing could be remembered. */
    public Horizons {
        requirePositive("duplicateHorizon", duplicates);
        requirePositive("labelHorizon", labels);
    }

    /** For how long decisions are kept. */
    public Duration decisionsKept() {
        return duplicates.multipliedBy(HORIZONS_KEPT);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be more than zero, but is " + value);
        }
    }
}
