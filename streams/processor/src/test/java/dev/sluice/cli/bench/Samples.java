package dev.sluice.cli.bench;

import dev.sluice.bench.BenchReport;
import dev.sluice.bench.BenchResult;
import dev.sluice.bench.BenchResult.Subject;
import dev.sluice.bench.DiskUse;
import dev.sluice.bench.Keys;
import dev.sluice.bench.Latencies;
import dev.sluice.bench.Memory;
import dev.sluice.bench.StepResult;
import dev.sluice.bench.TopicVolume;
import dev.sluice.bench.Work;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.List;
import java.util.stream.DoubleStream;

/** Benchmarks that nobody ran. */
final class Samples {

    private static final String MACHINE = "2 cores, JDK 17.0.15, Linux amd64; all in one process";
    private static final List<TopicVolume> VOLUMES =
            List.of(new TopicVolume("fraud.decision.made.v1", 1, 1_470), new TopicVolume("sluice-device", 0.7, 900.4));

    private static final Memory MEMORY = new Memory(310_000_000, 2_400_000_000L);

    private Samples() {}

    /** One rate, one guarantee, and a backlog. */
    static BenchReport oneRate() {
        return new BenchReport(
                MACHINE,
                List.of(500.0),
                60,
                0,
                Keys.UNIFORM,
                79,
                42,
                2,
                List.of(
                        new BenchResult(
                                Subject.PASS_THROUGH,
                                Guarantee.AT_LEAST_ONCE,
                                List.of(kept(500, 10, 2_400)),
                                4_100,
                                new DiskUse(2_100, 6_600),
                                VOLUMES),
                        new BenchResult(
                                Subject.SLUICE,
                                Guarantee.AT_LEAST_ONCE,
                                List.of(kept(500, 12, 2_900)),
                                2_050,
                                new DiskUse(1_050, 9_900),
                                VOLUMES)));
    }

    /** Rising rates, of which the pass-through keeps more, and each subject stops for another reason. */
    static BenchReport steps() {
        return new BenchReport(
                MACHINE,
                List.of(250.0, 500.0, 1_000.0, 2_000.0),
                30,
                10,
                Keys.ZIPF,
                100,
                42,
                2,
                List.of(
                        result(
                                Subject.PASS_THROUGH,
                                Guarantee.EXACTLY_ONCE_V2,
                                kept(250, 20, 2_700),
                                kept(500, 25, 2_600),
                                slow(1_000)),
                        result(Subject.SLUICE, Guarantee.EXACTLY_ONCE_V2, kept(250, 32, 3_000), unanswered(500)),
                        result(
                                Subject.PASS_THROUGH,
                                Guarantee.AT_LEAST_ONCE,
                                kept(250, 6, 2_500),
                                kept(500, 7, 2_400),
                                kept(1_000, 9, 2_300),
                                kept(2_000, 60, 1_500)),
                        result(
                                Subject.SLUICE,
                                Guarantee.AT_LEAST_ONCE,
                                kept(250, 7, 2_900),
                                kept(500, 9, 2_800),
                                kept(1_000, 14, 2_600),
                                sentLate(2_000))));
    }

    /** One rate again and again, on the product alone, where the system does not tell what a process has in memory. */
    static BenchReport repeated() {
        return new BenchReport(
                MACHINE,
                List.of(350.0, 350.0, 350.0),
                300,
                0,
                Keys.UNIFORM,
                100,
                33,
                1,
                List.of(result(
                        Subject.SLUICE,
                        Guarantee.AT_LEAST_ONCE,
                        withMemory(kept(350, 5, 2_900), new Memory(310_000_000, 0)),
                        withMemory(kept(350, 5.1, 2_800), new Memory(312_000_000, 0)),
                        withMemory(kept(350, 4.9, 2_850), new Memory(311_000_000, 0)))));
    }

    /** A single rate that not even the pass-through kept. */
    static BenchReport nothingKept() {
        return new BenchReport(
                MACHINE,
                List.of(4_000.0),
                0.5,
                0,
                Keys.UNIFORM,
                79,
                42,
                2,
                List.of(result(Subject.PASS_THROUGH, Guarantee.EXACTLY_ONCE_V2, unanswered(4_000))));
    }

    private static BenchResult result(Subject subject, Guarantee guarantee, StepResult... steps) {
        return new BenchResult(subject, guarantee, List.of(steps), 0, new DiskUse(1_000, 8_000), VOLUMES);
    }

    private static StepResult kept(double rate, double p50Millis, double cpuMicros) {
        long sent = Math.round(rate * 30);
        return new StepResult(rate, sent, sent, sent, 0.2, latencies(p50Millis), work(cpuMicros), MEMORY);
    }

    private static StepResult withMemory(StepResult step, Memory memory) {
        return new StepResult(
                step.rate(),
                step.sent(),
                step.answeredInTime(),
                step.answered(),
                step.lateMillis(),
                step.latency(),
                step.perTransaction(),
                memory);
    }

    private static StepResult slow(double rate) {
        long sent = Math.round(rate * 30);
        return new StepResult(rate, sent, sent, sent, 3, latencies(1_234), work(1_900), MEMORY);
    }

    private static StepResult unanswered(double rate) {
        long sent = Math.round(rate * 30);
        return new StepResult(rate, sent, sent * 9 / 10, sent - 7, 3, latencies(800), work(1_950), MEMORY);
    }

    private static StepResult sentLate(double rate) {
        long sent = Math.round(rate * 30);
        return new StepResult(rate, sent, sent / 2, sent / 2, 2_345, latencies(5_000), work(1_000), MEMORY);
    }

    private static Work work(double cpuMicros) {
        return new Work(cpuMicros, cpuMicros / 4, 400_000 + cpuMicros, 150_000);
    }

    private static Latencies latencies(double p50Millis) {
        return new Latencies(
                p50Millis,
                p50Millis * 3,
                p50Millis * 5,
                p50Millis * 12,
                p50Millis * 20,
                DoubleStream.of(0, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95)
                        .mapToObj(percentile ->
                                new Latencies.Point(percentile, p50Millis * Math.sqrt(50 / (100 - percentile))))
                        .toList());
    }
}
