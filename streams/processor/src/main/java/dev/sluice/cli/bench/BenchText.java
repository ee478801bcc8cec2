package dev.sluice.cli.bench;

import dev.sluice.bench.BenchReport;
import dev.sluice.bench.BenchResult;
import dev.sluice.bench.BenchResult.Subject;
import dev.sluice.bench.Keys;
import dev.sluice.bench.StepResult;
import dev.sluice.bench.TopicVolume;
import dev.sluice.bench.Work;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The results of a benchmark for people. */
public final class BenchText {

    private static final String STEP_ROW = "%-16s %-13s %8s %9s %9s %8s %8s %8s %8s %8s %8s %8s %9s %8s %9s %9s";
    private static final String SUBJECT_ROW = "%-16s %-13s %10s %10s %12s %12s";
    private static final String VOLUME_ROW = "%-75s %9.2f %,9.0f";
    private static final String NOTHING = "-";
    private static final double PERCENT = 100;
    private static final double BYTES_PER_KILOBYTE = 1_000;
    private static final double BYTES_PER_MEGABYTE = 1_000_000;

    private final StringBuilder text = new StringBuilder();
    private final BenchReport report;

    private BenchText(BenchReport report) {
        this.report = report;
    }

    /** Renders a report, without a line end after the last line. */
    public static String render(BenchReport report) {
        BenchText text = new BenchText(report);
        text.heading();
        text.steps();
        text.subjects();
        text.notes();
        text.volumes();
        return text.text.toString().stripTrailing();
    }

    private void heading() {
        line("%s", report.machine());
        line(
                "%s, %d rules, %d features",
                report.partitions() == 1 ? "1 partition" : report.partitions() + " partitions",
                report.rules(),
                report.features());
        if (report.telemetryPerTransaction() > 0) {
            line("%d further telemetry events for each transaction", report.telemetryPerTransaction());
        }
        if (report.keys() == Keys.ZIPF) {
            line("accounts and terminals by Zipf's law");
        }
        line(
                "each rate for %s s; latency from intended send to committed decision read",
                Numbers.rate(report.seconds()));
        line("");
    }

    private void steps() {
        line(
                STEP_ROW,
                "guarantee",
                "subject",
                "rate/s",
                "sent",
                "answered",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "p99.9 ms",
                "max ms",
                "CPU µs",
                "of it",
                "alloc kB",
                "of it",
                "heap MB",
                "all MB");
        for (Guarantee guarantee : guarantees()) {
            for (int number = 0; number < report.rates().size(); number++) {
                Optional<StepResult> passThrough = step(Subject.PASS_THROUGH, guarantee, number);
                Optional<StepResult> sluice = step(Subject.SLUICE, guarantee, number);
                passThrough.ifPresent(step -> stepRow(guarantee, Subject.PASS_THROUGH, step));
                sluice.ifPresent(step -> stepRow(guarantee, Subject.SLUICE, step));
                if (passThrough.isPresent() && sluice.isPresent()) {
                    stepRatio(sluice.get(), passThrough.get());
                }
            }
        }
        line("CPU and allocation for each transaction, of the whole process; of it: the threads of Kafka Streams");
        line("heap: what was reachable at the end of the step; all: what the process had in memory");
    }

    private void stepRow(Guarantee guarantee, Subject subject, StepResult step) {
        Work work = step.perTransaction();
        line(
                STEP_ROW,
                Numbers.name(guarantee),
                Numbers.name(subject),
                Numbers.rate(step.rate()),
                count(step.sent()),
                count(step.answered()),
                Numbers.millis(step.latency().p50Millis()),
                Numbers.millis(step.latency().p95Millis()),
                Numbers.millis(step.latency().p99Millis()),
                Numbers.millis(step.latency().p999Millis()),
                Numbers.millis(step.latency().maxMillis()),
                whole(work.cpuMicros()),
                whole(work.processorCpuMicros()),
                whole(work.allocatedBytes() / BYTES_PER_KILOBYTE),
                whole(work.processorAllocatedBytes() / BYTES_PER_KILOBYTE),
                whole(step.memory().liveHeapBytes() / BYTES_PER_MEGABYTE),
                step.memory().residentBytes() == 0
                        ? NOTHING
                        : whole(step.memory().residentBytes() / BYTES_PER_MEGABYTE));
    }

    private void stepRatio(StepResult sluice, StepResult passThrough) {
        line(
                STEP_ROW,
                "",
                "ratio",
                "",
                "",
                "",
                ratio(sluice, passThrough, step -> step.latency().p50Millis()),
                ratio(sluice, passThrough, step -> step.latency().p95Millis()),
                ratio(sluice, passThrough, step -> step.latency().p99Millis()),
                ratio(sluice, passThrough, step -> step.latency().p999Millis()),
                ratio(sluice, passThrough, step -> step.latency().maxMillis()),
                ratio(sluice, passThrough, step -> step.perTransaction().cpuMicros()),
                ratio(sluice, passThrough, step -> step.perTransaction().processorCpuMicros()),
                ratio(sluice, passThrough, step -> step.perTransaction().allocatedBytes()),
                ratio(sluice, passThrough, step -> step.perTransaction().processorAllocatedBytes()),
                ratio(sluice, passThrough, step -> step.memory().liveHeapBytes()),
                "");
    }

    private void subjects() {
        line("");
        line(SUBJECT_ROW, "guarantee", "subject", "kept/s", "drained/s", "state B/tx", "broker B/tx");
        for (Guarantee guarantee : guarantees()) {
            Optional<BenchResult> passThrough = report.find(Subject.PASS_THROUGH, guarantee);
            Optional<BenchResult> sluice = report.find(Subject.SLUICE, guarantee);
            passThrough.ifPresent(this::subjectRow);
            sluice.ifPresent(this::subjectRow);
            if (passThrough.isPresent() && sluice.isPresent()) {
                subjectRatio(sluice.get(), passThrough.get());
            }
        }
        line("kept: the highest rate that was; drained: decided out of a backlog; bytes on disk for each transaction");
    }

    private void subjectRow(BenchResult result) {
        line(
                SUBJECT_ROW,
                Numbers.name(result.guarantee()),
                Numbers.name(result.subject()),
                kept(result),
                result.drainedPerSecond() == 0 ? NOTHING : whole(result.drainedPerSecond()),
                whole(result.disk().stateBytes()),
                whole(result.disk().brokerLogBytes()));
    }

    private void subjectRatio(BenchResult sluice, BenchResult passThrough) {
        line(
                SUBJECT_ROW,
                "",
                "ratio",
                "",
                ratio(sluice, passThrough, BenchResult::drainedPerSecond),
                ratio(sluice, passThrough, result -> result.disk().stateBytes()),
                ratio(sluice, passThrough, result -> result.disk().brokerLogBytes()));
    }

    /** Where the last step was kept, too, there may be more. */
    private static String kept(BenchResult result) {
        if (result.keptRate().isEmpty()) {
            return "none";
        }
        StepResult last = result.steps().get(result.steps().size() - 1);
        boolean isLimitKnown = last.verdict() != StepResult.Verdict.KEPT;
        return (isLimitKnown ? "" : ">= ") + Numbers.rate(result.keptRate().getAsDouble());
    }

    private void notes() {
        for (BenchResult result : report.results()) {
            for (StepResult step : result.steps()) {
                note(result, step);
            }
        }
    }

    private void note(BenchResult result, StepResult step) {
        String reason = whyNotKept(step);
        if (!reason.isEmpty()) {
            line(
                    "%s, %s: %s a second was not kept: %s",
                    Numbers.name(result.guarantee()),
                    Numbers.name(result.subject()),
                    Numbers.rate(step.rate()),
                    reason);
        }
    }

    private static String whyNotKept(StepResult step) {
        return switch (step.verdict()) {
            case KEPT -> "";
            case SENT_LATE ->
                String.format(
                        Locale.ROOT,
                        "the load itself was sent %,.0f ms late at the end, more than %,.0f; it needs more of the machine",
                        step.lateMillis(),
                        StepResult.LATE_MILLIS_MAX);
            case UNANSWERED ->
                String.format(
                        Locale.ROOT,
                        "%.1f%% were answered when a second had passed after the last, less than %.0f%%",
                        PERCENT * step.answeredInTime() / Math.max(1, step.sent()),
                        PERCENT * StepResult.ANSWERED_SHARE_MIN);
            case SLOW ->
                String.format(
                        Locale.ROOT,
                        "half of the decisions took longer than %,.0f ms, more than %,.0f",
                        step.latency().p50Millis(),
                        StepResult.MEDIAN_MILLIS_MAX);
        };
    }

    private void volumes() {
        report.find(Subject.SLUICE, Guarantee.AT_LEAST_ONCE)
                .or(() -> report.find(Subject.SLUICE, Guarantee.EXACTLY_ONCE_V2))
                .ifPresent(this::volumes);
    }

    private void volumes(BenchResult result) {
        line("");
        line("On the topics for each transaction, %s, as they are stored:", Numbers.name(result.guarantee()));
        line("%-75s %9s %9s", "topic", "records", "bytes");
        for (TopicVolume volume : result.volumes()) {
            line(VOLUME_ROW, volume.topic(), volume.records(), volume.bytes());
        }
        line(
                VOLUME_ROW,
                "all",
                result.volumes().stream().mapToDouble(TopicVolume::records).sum(),
                result.volumes().stream().mapToDouble(TopicVolume::bytes).sum());
    }

    private SortedSet<Guarantee> guarantees() {
        SortedSet<Guarantee> guarantees = new TreeSet<>();
        report.results().forEach(result -> guarantees.add(result.guarantee()));
        return guarantees;
    }

    private Optional<StepResult> step(Subject subject, Guarantee guarantee, int number) {
        return report.find(subject, guarantee).stream()
                .flatMap(result -> result.steps().stream().skip(number))
                .findFirst();
    }

    private static <T> String ratio(T sluice, T passThrough, ToDoubleFunction<T> figure) {
        double whole = figure.applyAsDouble(passThrough);
        return whole == 0 ? NOTHING : String.format(Locale.ROOT, "%.2fx", figure.applyAsDouble(sluice) / whole);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
