package dev.sluice.topology;

import dev.sluice.decision.Horizons;
import java.time.Duration;
import java.util.Objects;

/**
 * Sizes and times of the topology.
 *
 * @param partitions partitions of every keyed input topic and of every internal topic; 1 or more
 * @param telemetryWait how long a transaction may wait for telemetry that has not arrived; zero to never wait
 * @param horizons for how long what was decided is remembered
 * @param signalHistory how far back a late transaction still meets the telemetry of its own time
 * @param layout where the entities of a payment have their state
 */
public record TopologySettings(
        int partitions, Duration telemetryWait, Horizons horizons, Duration signalHistory, Layout layout) {

    private static final Duration LONGEST_TELEMETRY_WAIT = Duration.ofSeconds(10);

    /** What fits most: 6 partitions, 60 ms wait, a week of duplicates, 60 days of labels, a day of telemetry, by entity. */
    public static final TopologySettings DEFAULT =
            new TopologySettings(6, Duration.ofMillis(60), Horizons.DEFAULT, Duration.ofDays(1), Layout.BY_ENTITY);

    public TopologySettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be 1 or more, but is " + partitions);
        }
        Objects.requireNonNull(telemetryWait, "telemetryWait");
        if (telemetryWait.isNegative() || telemetryWait.compareTo(LONGEST_TELEMETRY_WAIT) > 0) {
            throw new IllegalArgumentException("telemetryWait must be between 0 and " + LONGEST_TELEMETRY_WAIT
                    + ", since a payment waits for it, but is " + telemetryWait);
        }
        Objects.requireNonNull(horizons, "horizons");
        Objects.requireNonNull(layout, "layout");
        if (signalHistory.isZero() || signalHistory.isNegative()) {
            throw new IllegalArgumentException("signalHistory must be more than zero, but is " + signalHistory);
        }
    }

    /** The same settings with another number of partitions. */
    public TopologySettings withPartitions(int count) {
        return new TopologySettings(count, telemetryWait, horizons, signalHistory, layout);
    }

    /** The same settings with another wait for telemetry. */
    public TopologySettings withTelemetryWait(Duration wait) {
        return new TopologySettings(partitions, wait, horizons, signalHistory, layout);
    }

    /** The same settings with another layout. */
    public TopologySettings withLayout(Layout other) {
        return new TopologySettings(partitions, telemetryWait, horizons, signalHistory, other);
    }
}
