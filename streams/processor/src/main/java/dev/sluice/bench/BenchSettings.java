package dev.sluice.bench;

import dev.sluice.service.StreamsSettings.Batching;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param rate transactions a second, on average; telemetry and other events come on top
 * @param length how long to measure each subject
 * @param warmUp how long to load each subject before measuring
 * @param guarantees the processing guarantees to measure
 * @param partitions partitions of every topic
 * @param layout where the entities of a payment have their state; the simulated world is one tenant, so that
 *     co-located takes one partition
 * @param streamThreads stream threads
 * @param commitInterval how often progress is committed; null for the default of the guarantee
 * @param batching how records travel together
 * @param backlog how many transactions wait when each subject starts, to measure how fast they are decided; 0 to not
 *     measure it
 * @param seed chooses the traffic, the same for every subject
 * @param rules the analysts' folder
 */
public record BenchSettings(
        double rate,
        Duration length,
        Duration warmUp,
        List<Guarantee> guarantees,
        int partitions,
        Layout layout,
        int streamThreads,
        @Nullable Duration commitInterval,
        Batching batching,
        int backlog,
        long seed,
        Path rules) {

    private static final double RATE_MAX = 100_000;

    public BenchSettings {
        if (!(rate > 0 && rate <= RATE_MAX)) {
            throw new IllegalArgumentException("rate must be more than 0 and at most " + RATE_MAX + ", but is " + rate);
        }
        if (length.isZero() || length.isNegative()) {
            throw new IllegalArgumentException("the length must be more than zero, but is " + length);
        }
        if (warmUp.isNegative()) {
            throw new IllegalArgumentException("the warm-up must not be negative, but is " + warmUp);
        }
        if (backlog < 0) {
            throw new IllegalArgumentException("the backlog must not be negative, but is " + backlog);
        }
        if (guarantees.isEmpty()) {
            throw new IllegalArgumentException("at least one processing guarantee must be measured");
        }
        if (layout == Layout.CO_LOCATED && partitions != 1) {
            throw new IllegalArgumentException("the simulated world is one tenant, which co-located state keeps in one"
                    + " partition; --partitions must be 1, but is " + partitions);
        }
        guarantees = List.copyOf(guarantees);
    }
}
