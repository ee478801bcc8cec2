package dev.sluice.cli;

import dev.sluice.cli.replay.ProgressLine;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Policy;
import dev.sluice.replay.DecidedWithEvidence;
import dev.sluice.replay.EvidenceCollector;
import dev.sluice.serde.BadRecordException;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.traffic.TopicReader;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Finds a decision of a running system, and in the topics that the system reads what it was made of. */
final class ClusterEvidence {

    private final ClusterConnection connection;
    private final PrintWriter progressOut;

    /**
     * @param connection how to reach the system
     * @param progressOut where progress is shown if the process has a terminal
     */
    ClusterEvidence(ClusterConnection connection, PrintWriter progressOut) {
        this.connection = connection;
        this.progressOut = progressOut;
    }

    /**
     * Finds a decision with its evidence. Reads each topic that matters from its beginning.
     *
     * @param transactionId the transaction
     * @param policy says which reports speak for a transaction
     * @return empty if there is no such decision
     * @throws CommandException if the decision is there, but its transaction is not any more
     */
    Optional<DecidedWithEvidence> find(String transactionId, Policy policy) {
        try (SchemaCatalog schemas = connection.schemas()) {
            DecisionMade decision = first(
                    schemas,
                    Topics.DECISION_MADE,
                    DecisionMade.class,
                    candidate -> candidate.getTransactionId().equals(transactionId));
            return decision == null ? Optional.empty() : Optional.of(evidence(decision, schemas, policy));
        }
    }

    private DecidedWithEvidence evidence(DecisionMade decision, SchemaCatalog schemas, Policy policy) {
        EvidenceCollector collector = new EvidenceCollector(decision);
        first(schemas, Topics.TRANSACTION_REQUESTED, TransactionRequested.class, transaction -> {
            collector.take(transaction);
            return collector.hasTransaction();
        });
        if (decision.getDeviceId() != null) {
            all(schemas, Topics.DEVICE_TELEMETRY, DeviceTelemetryReported.class, collector::take);
        }
        if (decision.getTerminalId() != null) {
            all(schemas, Topics.TERMINAL_SECURITY, TerminalSecurityReported.class, collector::take);
        }
        if (decision.getMerchantId() != null) {
            all(schemas, Topics.MERCHANT_PROFILE, MerchantProfileChanged.class, collector::take);
        }
        return collector
                .evidence(policy)
                .orElseThrow(() -> CommandException.environment(
                        "the decision on " + decision.getTransactionId()
                                + " is there, but its transaction is no longer in " + Topics.TRANSACTION_REQUESTED
                                + "; explain it from a file with --transactions",
                        null));
    }

    private <T extends SpecificRecord> void all(SchemaCatalog schemas, String topic, Class<T> type, Consumer<T> taker) {
        first(schemas, topic, type, value -> {
            taker.accept(value);
            return false;
        });
    }

    /** The first record that is wanted, or null if the topic holds none. Records that nobody can read are passed over. */
    private <T extends SpecificRecord> @Nullable T first(
            SchemaCatalog schemas, String topic, Class<T> type, Predicate<T> isWanted) {
        Deserializer<T> deserializer = schemas.serde(type).deserializer();
        try (TopicReader reader = TopicReader.fromTheBeginning(connection.clients(), topic);
                ProgressLine progress = ProgressLine.on(progressOut, "records of " + topic + " read")) {
            long read = 0;
            do {
                for (ConsumerRecord<String, byte[]> record : reader.poll()) {
                    T value = valueOf(deserializer, record);
                    if (value != null && isWanted.test(value)) {
                        return value;
                    }
                    progress.accept(++read);
                }
            } while (!reader.isAtTheEnd());
            return null;
        }
    }

    private static <T> @Nullable T valueOf(Deserializer<T> deserializer, ConsumerRecord<String, byte[]> record) {
        try {
            return record.value() == null ? null : deserializer.deserialize(record.topic(), record.value());
        } catch (BadRecordException deadLetter) {
            // The running system sent it to its dead letters, too.
            return null;
        }
    }
}
