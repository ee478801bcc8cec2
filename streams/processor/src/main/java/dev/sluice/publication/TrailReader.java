package dev.sluice.publication;

import dev.sluice.serde.BadRecordException;
import dev.sluice.serde.SchemaCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one of the two topics that make up the audit trail, which have a single partition. For one thread.
 *
 * @param <T> the contract of the topic
 */
final class TrailReader<T extends SpecificRecord> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrailReader.class);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final Deserializer<T> deserializer;

    private TrailReader(Map<String, Object> connection, String topic, Class<T> type, SchemaCatalog schemas) {
        this.partition = new TopicPartition(topic, 0);
        this.deserializer = schemas.serde(type).deserializer();
        Map<String, Object> config = new HashMap<>(connection);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            if (consumer.partitionsFor(topic).size() != 1) {
                throw new KafkaException("topic " + topic
                        + " must exist and have one partition, since its records are read in one order; 'sluice setup'"
                        + " creates it so");
            }
            consumer.assign(List.of(partition));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * A reader of all that the topic holds and of what comes later.
     *
     * @throws KafkaException if the brokers cannot be reached or do not have the topic
     */
    static <T extends SpecificRecord> TrailReader<T> fromTheBeginning(
            Map<String, Object> connection, String topic, Class<T> type, SchemaCatalog schemas) {
        TrailReader<T> reader = new TrailReader<>(connection, topic, type, schemas);
        reader.consumer.seekToBeginning(List.of(reader.partition));
        return reader;
    }

    /** The same of what comes from now on. */
    static <T extends SpecificRecord> TrailReader<T> fromNowOn(
            Map<String, Object> connection, String topic, Class<T> type, SchemaCatalog schemas) {
        TrailReader<T> reader = new TrailReader<>(connection, topic, type, schemas);
        reader.consumer.seekToEnd(List.of(reader.partition));
        // The place is found when it is first asked for.
        reader.consumer.position(reader.partition);
        return reader;
    }

    /**
     * One record of the topic.
     *
     * @param offset where it stands
     * @param value what it says
     */
    record Entry<T>(long offset, T value) {}

    /** What has come since the last call, in its order; waits a moment if nothing has. Records that cannot be read are logged. */
    List<Entry<T>> poll(Duration wait) {
        List<Entry<T>> entries = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            try {
                T value = deserializer.deserialize(record.topic(), record.value());
                entries.add(new Entry<>(
                        record.offset(), Objects.requireNonNull(value, "a record without a value says nothing")));
            } catch (BadRecordException | NullPointerException e) {
                LOG.error(
                        "The record at offset {} of {} is passed over: {}",
                        record.offset(),
                        record.topic(),
                        e.getMessage());
            }
        }
        return entries;
    }

    /** Everything up to the end that the topic has now. */
    List<Entry<T>> readToTheEnd(Duration wait) {
        long end =
                Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
        List<Entry<T>> entries = new ArrayList<>();
        while (consumer.position(partition) < end) {
            entries.addAll(poll(wait));
        }
        return entries;
    }

    /** Ends a wait in {@link #poll} from another thread with a {@link org.apache.kafka.common.errors.WakeupException}. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
