package dev.sluice.cli;

import dev.sluice.cli.replay.ProgressLine;
import dev.sluice.serde.BadRecordException;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.traffic.TopicReader;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics of a running system from their beginning to their end. Records that nobody can read are passed over. */
final class TopicScan {

    private final ClusterConnection connection;
    private final SchemaCatalog schemas;
    private final PrintWriter progressOut;

    /**
     * @param connection how to reach the system
     * @param schemas its schemas; stay open
     * @param progressOut where progress is shown if the process has a terminal
     */
    TopicScan(ClusterConnection connection, SchemaCatalog schemas, PrintWriter progressOut) {
        this.connection = connection;
        this.schemas = schemas;
        this.progressOut = progressOut;
    }

    /** Shows every record of a topic. */
    <T extends SpecificRecord> void all(String topic, Class<T> type, Consumer<T> taker) {
        first(topic, type, value -> {
            taker.accept(value);
            return false;
        });
    }

    /** The first record of a topic that is wanted, or null if it holds none. */
    <T extends SpecificRecord> @Nullable T first(String topic, Class<T> type, Predicate<T> isWanted) {
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
