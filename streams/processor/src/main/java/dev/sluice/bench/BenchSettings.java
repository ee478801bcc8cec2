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
 * @param load what is sent at each subject
 * @param subjects what to load, one after the other
 * @param guarantees the processing guarantees to measure
 * @param partitions partitions of every topic
 * @param layout where the entities of a payment have their state; the simulated world is one tenant, so that
 *     co-located takes one partition
 * @param streamThreads stream threads
 * @param commitInterval how often progress is committed; null for the default of the guarantee
 * @param telemetryWait how long a payment may wait for telemetry that has not arrived; null for the default
 * @param batching how records travel together
 * @param backlog how many transactions wait when each subject starts, to measure how fast they are decided; 0 to not
 *     measure it
 * @param bootstrapServers a broker without authentication and without topics of Sluice, which each subject has to itself;
 *     null for one in this process
 * @param rules the analysts' folder
 * @param ruleCount how many rules, made of those in the folder, see {@link VariedRules}; null for the folder's as they are
 */
public record BenchSettings(
        BenchLoad load,
        List<BenchResult.Subject> subjects,
        List<Guarantee> guarantees,
        int partitions,
        Layout layout,
        int streamThreads,
        @Nullable Duration commitInterval,
        @Nullable Duration telemetryWait,
        Batching batching,
        int backlog,
        @Nullable String bootstrapServers,
        Path rules,
        @Nullable Integer ruleCount) {

    private static final int RULES_MAX = 2_000;

    public BenchSettings {
        if (backlog < 0) {
            throw new IllegalArgumentException("the backlog must not be negative, but is " + backlog);
        }
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("at least one subject must be measured");
        }
        if (guarantees.isEmpty()) {
            throw new IllegalArgumentException("at least one processing guarantee must be measured");
        }
        if (layout == Layout.CO_LOCATED && partitions != 1) {
            throw new IllegalArgumentException("the simulated world is one tenant, which co-located state keeps in one"
                    + " partition; --partitions must be 1, but is " + partitions);
        }
        if (ruleCount != null && (ruleCount < 1 || ruleCount > RULES_MAX)) {
            throw new IllegalArgumentException(
                    "the number of rules must be between 1 and " + RULES_MAX + ", but is " + ruleCount);
        }
        subjects = List.copyOf(subjects);
        guarantees = List.copyOf(guarantees);
    }
}
