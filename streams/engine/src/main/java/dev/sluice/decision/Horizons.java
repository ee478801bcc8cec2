package dev.sluice.decision;

import java.time.Duration;
import java.util.Objects;

/**
 * For how long, in event time, what was decided is remembered.
 *
 * @param duplicates for how long a decision can be asked for again; a duplicate older than that is refused
 * @param labels for how long a label still finds its transaction's entities
 * @param late for how long what comes after a decision is held against it
 */
public record Horizons(Duration duplicates, Duration labels, Late late) {

    /** What fits most: a week of duplicates, 60 days of labels. */
    public static final Horizons DEFAULT = new Horizons(Duration.ofDays(7), Duration.ofDays(60), Late.DEFAULT);

    /**
     * How much longer than it can be asked for a decision is kept: the tasks of one itinerary do not agree on how late it
     * is, and the one that refuses old duplicates must give up first.
     */
    private static final int HORIZONS_KEPT = 2;

    /** Refuses horizons within which nothing could be remembered. */
    public Horizons {
        requirePositive("duplicateHorizon", duplicates);
        requirePositive("labelHorizon", labels);
        Objects.requireNonNull(late, "late");
    }

    /**
     * For how long after a transaction evidence that comes late is held against its decision, at most as long as decisions
     * are kept. Zero: never.
     *
     * @param telemetry reports of its device
     * @param terminal reports of its terminal
     * @param labels that it was a fraud
     */
    public record Late(Duration telemetry, Duration terminal, Duration labels) {

        /** Ten minutes for a device, a day for a terminal that was offline, two weeks for the first chargebacks. */
        public static final Late DEFAULT = new Late(Duration.ofMinutes(10), Duration.ofDays(1), Duration.ofDays(14));

        /** Refuses what is negative. */
        public Late {
            requireNotNegative("lateTelemetry", telemetry);
            requireNotNegative("lateTerminalReports", terminal);
            requireNotNegative("lateLabels", labels);
        }

        /** The longer of the times for reports: payments at a terminal are open to both. */
        public Duration reports() {
            return telemetry.compareTo(terminal) > 0 ? telemetry : terminal;
        }
    }

    /** For how long decisions are kept. */
    public Duration decisionsKept() {
        return duplicates.multipliedBy(HORIZONS_KEPT);
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be more than zero, but is " + value);
        }
    }
}
