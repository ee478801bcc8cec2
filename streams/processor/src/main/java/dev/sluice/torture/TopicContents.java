package dev.sluice.torture;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Alert;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.traffic.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Everything committed on the topics that a run is judged by.
 *
 * @param good the good transactions, each partition in its order
 * @param badPositions where the bad ones are, {@code topic-partition@offset}
 * @param decisions the decisions
 * @param settled the final words on challenges
 * @param alerts the alerts
 * @param letters the dead letters
 */
record TopicContents(
        List<InputCheck.Entry> good,
        Set<String> badPositions,
        List<DecisionMade> decisions,
        List<ChallengeSettled> settled,
        List<Alert> alerts,
        List<DeadLetterCheck.Letter> letters) {

    private static final String STREAMS_HEADER_PREFIX = "__streams.errors.";

    /**
     * Reads all of them to their ends.
     *
     * @param connection what a client connects with, by Kafka's own names
     * @param schemas the registry's schemas
     */
    static TopicContents read(Map<String, Object> connection, SchemaCatalog schemas) {
        List<ConsumerRecord<String, byte[]>> input = recordsOf(connection, Topics.TRANSACTION_REQUESTED);
        Deserializer<TransactionRequested> transactions =
                schemas.serde(TransactionRequested.class).deserializer();
        Deserializer<DecisionMade> decisions = schemas.serde(DecisionMade.class).deserializer();
        Deserializer<ChallengeSettled> settled =
                schemas.serde(ChallengeSettled.class).deserializer();
        return new TopicContents(
                input.stream()
                        .filter(record -> !isBad(record))
                        .map(record -> new InputCheck.Entry(
                                record.partition(),
                                record.key(),
                                read(transactions, record).getTransactionId()))
                        .toList(),
                input.stream()
                        .filter(TopicContents::isBad)
                        .map(record -> position(
                                record.topic(), Integer.toString(record.partition()), Long.toString(record.offset())))
                        .collect(Collectors.toSet()),
                recordsOf(connection, Topics.DECISION_MADE).stream()
                        .map(record -> read(decisions, record))
                        .toList(),
                recordsOf(connection, Topics.CHALLENGE_SETTLED).stream()
                        .map(record -> read(settled, record))
                        .toList(),
                recordsOf(connection, Topics.ALERT_RAISED).stream()
                        .map(record -> Alert.fromJson(record.value()))
                        .toList(),
                recordsOf(connection, Topics.DEAD_LETTER).stream()
                        .map(TopicContents::letter)
                        .toList());
    }

    private static List<ConsumerRecord<String, byte[]>> recordsOf(Map<String, Object> connection, String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (TopicReader reader = TopicReader.fromTheBeginning(connection, topic)) {
            do {
                records.addAll(reader.poll());
            } while (!reader.isAtTheEnd());
        }
        return records;
    }

    private static <T> T read(Deserializer<T> deserializer, ConsumerRecord<String, byte[]> record) {
        return Objects.requireNonNull(deserializer.deserialize(record.topic(), record.value()));
    }

    private static boolean isBad(ConsumerRecord<String, byte[]> record) {
        return record.headers().lastHeader(Load.POISON_HEADER) != null;
    }

    private static DeadLetterCheck.Letter letter(ConsumerRecord<String, byte[]> record) {
        return new DeadLetterCheck.Letter(
                position(
                        header(record, STREAMS_HEADER_PREFIX + "topic"),
                        header(record, STREAMS_HEADER_PREFIX + "partition"),
                        header(record, STREAMS_HEADER_PREFIX + "offset")),
                header(record, "sluice.error.reason") + ": " + header(record, STREAMS_HEADER_PREFIX + "message"));
    }

    private static String position(String topic, String partition, String offset) {
        return topic + "-" + partition + "@" + offset;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
