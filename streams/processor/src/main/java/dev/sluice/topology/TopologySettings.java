package dev.sluice.topology;

import java.time.Duration;
import java.util.Objects;

/**
 * Sizes and times of the topology.
 *
 * @param partitions partitions of every keyed input topic and of every internal topic; 1 or more
 * @param telemetryWait how long a transaction may wait for telemetry that has not arrived; zero to never wait
 * @param duplicateHorizon for how long a decision can be asked for again; a duplicate older than that is refused
 * @param labelHorizon for how long a label still finds its transaction's entities
 * @param signalHistory how far back a late transaction still meets the telemetry of its own time
 */
public record TopologySettings(
        int partitions,
        Duration telemetryWait,
        Duration duplicateHorizon,
        Duration labelHorizon,
        Duration signalHistory) {

    private static final Duration LONGEST_TELEMETRY_WAIT = Duration.ofSeconds(10);

    /** What fits most: 6 partitions, 60 ms wait, a week of duplicates, 60 days of labels, a day of telemetry. */
    public static final TopologySettings DEFAULT =
            new TopologySettings(6, Duration.ofMillis(60), Duration.ofDays(7), Duration.ofDays(60), Duration.ofDays(1));

    public TopologySettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be 1 or more, but is " + partitions);
        }
        Objects.requireNonNull(telemetryWait, "telemetryWait");
        if (telemetryWait.isNegative() || telemetryWait.compareTo(LONGEST_TELEMETRY_WAIT) > 0) {
            throw new IllegalArgumentException("telemetryWait must be between 0 and " + LONGEST_TELEMETRY_WAIT
                    + ", since a payment waits for it, but is " + telemetryWait);
        }
        requirePositive("duplicateHorizon", duplicateHorizon);
        requirePositive("labelHorizon", labelHorizon);
        requirePositive("signalHistory", signalHistory);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be more than zero, but is " + value);
        }
    }

    /** The same settings with another number of partitions. */
    public TopologySettings withPartitions(int count) {
        return new TopologySettings(count, telemetryWait, duplicateHorizon, labelHorizon, signalHistory);
    }
}
