package dev.sluice.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The results of a run, as a table that a person reads and as JSON.
 *
 * @param machine what it ran on
 * @param rate transactions a second that were intended
 * @param seconds how long each subject was measured
 * @param rules how many rules were live
 * @param features how many velocity features were computed
 * @param partitions partitions of every topic
 * @param results the measurements
 */
public record BenchReport(
        @JsonProperty String machine,
        @JsonProperty double rate,
        @JsonProperty double seconds,
        @JsonProperty int rules,
        @JsonProperty int features,
        @JsonProperty int partitions,
        @JsonProperty List<BenchResult> results) {

    public BenchReport {
        results = List.copyOf(results);
    }

    /** The table, with the ratio of the product to the pass-through beneath each pair. */
    public String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s%n%.0f transactions a second for %.0f s, %d partitions, %d rules, %d features; "
                        + "latency from intended send to committed decision read%n%n",
                machine,
                rate,
                seconds,
                partitions,
                rules,
                features));
        text.append(String.format(
                Locale.ROOT,
                "%-14s %-14s %9s %9s %8s %8s %8s %8s %8s %9s %10s%n",
                "guarantee",
                "subject",
                "sent",
                "answered",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "p99.9 ms",
                "max ms",
                "CPU µs/tx",
                "drained/s"));
        for (Guarantee guarantee : Guarantee.values()) {
            Optional<BenchResult> sluice = find(BenchResult.Subject.SLUICE, guarantee);
            Optional<BenchResult> passThrough = find(BenchResult.Subject.PASS_THROUGH, guarantee);
            passThrough.ifPresent(result -> text.append(row(result)));
            sluice.ifPresent(result -> text.append(row(result)));
            if (sluice.isPresent() && passThrough.isPresent()) {
                text.append(ratio(sluice.get(), passThrough.get()));
            }
        }
        find(BenchResult.Subject.SLUICE, Guarantee.AT_LEAST_ONCE)
                .or(() -> find(BenchResult.Subject.SLUICE, Guarantee.EXACTLY_ONCE_V2))
                .ifPresent(result -> text.append(volumes(result)));
        return text.toString();
    }

    private Optional<BenchResult> find(BenchResult.Subject subject, Guarantee guarantee) {
        return results.stream()
                .filter(result -> result.subject() == subject && result.guarantee() == guarantee)
                .findFirst();
    }

    private static String row(BenchResult result) {
        return String.format(
                Locale.ROOT,
                "%-14s %-14s %,9d %,9d %8.1f %8.1f %8.1f %8.1f %8.1f %9.0f %10s%n",
                name(result.guarantee()),
                name(result.subject()),
                result.sent(),
                result.answered(),
                result.p50Millis(),
                result.p95Millis(),
                result.p99Millis(),
                result.p999Millis(),
                result.maxMillis(),
                result.cpuMicrosPerTransaction(),
                result.drainedPerSecond() == 0 ? "-" : String.format(Locale.ROOT, "%,.0f", result.drainedPerSecond()));
    }

    private static String ratio(BenchResult sluice, BenchResult passThrough) {
        return String.format(
                Locale.ROOT,
                "%-14s %-14s %9s %9s %7.2fx %7.2fx %7.2fx %7.2fx %7.2fx %8.2fx %10s%n",
                "",
                "ratio",
                "",
                "",
                sluice.p50Millis() / passThrough.p50Millis(),
                sluice.p95Millis() / passThrough.p95Millis(),
                sluice.p99Millis() / passThrough.p99Millis(),
                sluice.p999Millis() / passThrough.p999Millis(),
                sluice.maxMillis() / passThrough.maxMillis(),
                sluice.cpuMicrosPerTransaction() / passThrough.cpuMicrosPerTransaction(),
                passThrough.drainedPerSecond() == 0
                        ? "-"
                        : String.format(
                                Locale.ROOT, "%.2fx", sluice.drainedPerSecond() / passThrough.drainedPerSecond()));
    }

    private static String volumes(BenchResult result) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nOn the topics for each transaction, %s, as they are stored:%n",
                name(result.guarantee())));
        text.append(String.format(Locale.ROOT, "%-75s %9s %9s%n", "topic", "records", "bytes"));
        double records = 0;
        double bytes = 0;
        for (TopicVolume volume : result.volumes()) {
            text.append(volumeRow(volume.topic(), volume.records(), volume.bytes()));
            records += volume.records();
            bytes += volume.bytes();
        }
        return text.append(volumeRow("all", records, bytes)).toString();
    }

    private static String volumeRow(String topic, double records, double bytes) {
        return String.format(Locale.ROOT, "%-75s %9.2f %,9.0f%n", topic, records, bytes);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
