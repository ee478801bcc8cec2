package dev.sluice.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.List;
import java.util.Optional;

/**
 * The results of a run.
 *
 * @param machine what it ran on
 * @param rates transactions a second that were intended, step after step
 * @param seconds how long each step was
 * @param telemetryPerTransaction further reports of devices for each transaction
 * @param keys how traffic spread over accounts and terminals
 * @param rules how many rules were live
 * @param features how many velocity features were computed
 * @param partitions partitions of every topic
 * @param results the measurements
 */
public record BenchReport(
        @JsonProperty String machine,
        @JsonProperty List<Double> rates,
        @JsonProperty double seconds,
        @JsonProperty int telemetryPerTransaction,
        @JsonProperty Keys keys,
        @JsonProperty int rules,
        @JsonProperty int features,
        @JsonProperty int partitions,
        @JsonProperty List<BenchResult> results) {

    public BenchReport {
        rates = List.copyOf(rates);
        results = List.copyOf(results);
    }

    /** What was measured on a subject, or empty if it was not. */
    public Optional<BenchResult> find(BenchResult.Subject subject, Guarantee guarantee) {
        return results.stream()
                .filter(result -> result.subject() == subject && result.guarantee() == guarantee)
                .findFirst();
    }
}
