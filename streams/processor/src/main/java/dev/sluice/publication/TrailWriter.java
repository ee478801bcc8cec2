package dev.sluice.publication;

import dev.sluice.serde.SchemaCatalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes to one of the two topics that make up the audit trail: once, in order, on every replica.
 *
 * @param <T> the contract of the topic
 */
final class TrailWriter<T extends SpecificRecord> implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int REQUEST_BYTES_MAX = 512 * 1024 * 1024;

    private final Producer<String, byte[]> producer;
    private final Serializer<T> serializer;
    private final String topic;

    TrailWriter(Map<String, Object> connection, String topic, Class<T> type, SchemaCatalog schemas) {
        this.topic = topic;
        this.serializer = schemas.serde(type).serializer();
        Map<String, Object> config = new HashMap<>(connection);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        // Held against the size before it is compressed; what the topic takes is what counts.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES_MAX);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) REQUEST_BYTES_MAX);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Writes a record and waits until it is safe.
     *
     * @return where it stands
     * @throws KafkaException if it could not be written; then it is not there, or not known to be there
     */
    long write(String key, T value) {
        byte[] bytes = serializer.serialize(topic, value);
        try {
            return producer.send(new ProducerRecord<>(topic, key, bytes)).get().offset();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                throw new KafkaException(
                        "the " + bytes.length + " bytes are more than topic " + topic
                                + " takes in one record, even compressed; raise its max.message.bytes, or shorten the lists",
                        e.getCause());
            }
            throw new KafkaException(
                    "nothing was written to " + topic + ": " + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing to " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
