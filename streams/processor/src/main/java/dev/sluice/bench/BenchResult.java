package dev.sluice.bench;

import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured on one subject.
 *
 * @param subject what was measured
 * @param guarantee the processing guarantee
 * @param steps what each rate gave, up to the first that was not kept
 * @param drainedPerSecond transactions a second that were decided out of a backlog; 0 if that was not measured
 * @param disk what is kept on disk for each transaction, warm-up included
 * @param volumes what came onto the topics for each transaction, warm-up included, the most bytes first
 */
public record BenchResult(
        Subject subject,
        Guarantee guarantee,
        List<StepResult> steps,
        double drainedPerSecond,
        DiskUse disk,
        List<TopicVolume> volumes) {

    /** What a benchmark can load. */
    public enum Subject {
        /** Kafka Streams alone, with the same stops. */
        PASS_THROUGH,
        /** The product. */
        SLUICE
    }

    public BenchResult {
        steps = List.copyOf(steps);
        volumes = List.copyOf(volumes);
    }

    /** The highest rate that was kept, in transactions a second; empty if none was. */
    public OptionalDouble keptRate() {
        return steps.stream()
                .filter(step -> step.verdict() == StepResult.Verdict.KEPT)
                .mapToDouble(StepResult::rate)
                .max();
    }

    BenchResult withDrained(double perSecond) {
        return new BenchResult(subject, guarantee, steps, perSecond, disk, volumes);
    }
}
