package dev.sluice.bench;

import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What was measured on one subject.
 *
 * @param subject what was measured
 * @param guarantee the processing guarantee
 * @param sent transactions that were sent while measuring
 * @param answered decisions that came back
 * @param p50Millis median latency from intended send to the committed decision read, in milliseconds
 * @param p95Millis 95th percentile
 * @param p99Millis 99th percentile
 * @param p999Millis 99.9th percentile
 * @param maxMillis the longest
 * @param cpuMicrosPerTransaction processor time of the whole process, broker and load included, per transaction
 * @param drainedPerSecond transactions a second that were decided out of a backlog; 0 if that was not measured
 * @param volumes what came onto the topics for each transaction, warm-up included, the most bytes first
 */
public record BenchResult(
        Subject subject,
        Guarantee guarantee,
        long sent,
        long answered,
        double p50Millis,
        double p95Millis,
        double p99Millis,
        double p999Millis,
        double maxMillis,
        double cpuMicrosPerTransaction,
        double drainedPerSecond,
        List<TopicVolume> volumes) {

    private static final double MICROS_PER_MILLI = 1_000.0;

    /** What a benchmark can load. */
    public enum Subject {
        /** The product. */
        SLUICE,
        /** Kafka Streams alone, with the same stops. */
        PASS_THROUGH
    }

    public BenchResult {
        volumes = List.copyOf(volumes);
    }

    static BenchResult of(Subject subject, Guarantee guarantee, long sent, Histogram micros, double cpuMicros) {
        return new BenchResult(
                subject,
                guarantee,
                sent,
                micros.getTotalCount(),
                millis(micros, 50),
                millis(micros, 95),
                millis(micros, 99),
                millis(micros, 99.9),
                micros.getMaxValue() / MICROS_PER_MILLI,
                cpuMicros / Math.max(1, sent),
                0,
                List.of());
    }

    BenchResult withVolumes(List<TopicVolume> measured) {
        return with(drainedPerSecond, measured);
    }

    BenchResult withDrained(double perSecond) {
        return with(perSecond, volumes);
    }

    private BenchResult with(double drained, List<TopicVolume> measured) {
        return new BenchResult(
                subject,
                guarantee,
                sent,
                answered,
                p50Millis,
                p95Millis,
                p99Millis,
                p999Millis,
                maxMillis,
                cpuMicrosPerTransaction,
                drained,
                measured);
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
