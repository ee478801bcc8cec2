package dev.sluice.topology;

import dev.sluice.contract.internal.LateTelemetry;
import dev.sluice.decision.Alert;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What leaves where late evidence is held against decisions. */
sealed interface LateResult {

    /**
     * The record that is being processed, by topic, partition and offset.
     *
     * @param context the processor's
     * @return empty where it is no record that is processed, but time that passed
     */
    static String causeOf(ProcessorContext<?, ?> context) {
        return context.recordMetadata()
                .map(record -> record.topic() + "-" + record.partition() + "@" + record.offset())
                .orElse("");
    }

    /**
     * The SOC is told.
     *
     * @param alert what
     */
    record Raised(Alert alert) implements LateResult {}

    /**
     * A report goes on to where its payment is decided.
     *
     * @param telemetry the report and its payment
     */
    record SentOn(LateTelemetry telemetry) implements LateResult {}
}
