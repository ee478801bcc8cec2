package dev.sluice.traffic;

import dev.sluice.contract.EventStream;
import dev.sluice.topology.RecordSerdes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes events as a payment platform, its devices and its terminals would. For one thread. */
public final class EventPublisher implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<String, byte[]> producer;
    private final Map<EventStream, Serializer<SpecificRecord>> serializers = new EnumMap<>(EventStream.class);
    private final RecordSerdes serdes;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * A publisher whose events leave at once.
     *
     * @param bootstrapServers the brokers to begin with
     * @param serdes how values are written
     */
    public EventPublisher(String bootstrapServers, RecordSerdes serdes) {
        this(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), serdes, Duration.ZERO);
    }

    /**
     * A publisher whose events may wait for each other.
     *
     * @param connection what a client connects with, by Kafka's own names
     * @param serdes how values are written
     * @param linger how long an event waits for others to travel with, in whole milliseconds
     */
    public EventPublisher(Map<String, Object> connection, RecordSerdes serdes, Duration linger) {
        this.serdes = serdes;
        Map<String, Object> config = new HashMap<>(connection);
        config.put(ProducerConfig.LINGER_MS_CONFIG, linger.toMillis());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Sends an event to the topic of its kind, without waiting for the broker.
     *
     * @param event an event of one of the {@link EventStream}s
     * @throws KafkaException if an earlier event could not be published
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback is told of every failure.
    public void publish(SpecificRecord event) {
        EventStream stream = EventStream.of(event);
        byte[] value = serializer(stream, event).serialize(stream.topic(), event);
        producer.send(new ProducerRecord<>(stream.topic(), stream.keyOf(event), value), this::sent);
        requirePublished();
    }

    private void sent(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        }
    }

    /**
     * Waits until the broker has all that was published.
     *
     * @throws KafkaException if an event could not be published
     */
    public void flush() {
        producer.flush();
        requirePublished();
    }

    private void requirePublished() {
        Exception first = failure.get();
        if (first != null) {
            throw new KafkaException("an event could not be published: " + first.getMessage(), first);
        }
    }

    @SuppressWarnings("unchecked") // The serializer writes what the event's own schema says.
    private Serializer<SpecificRecord> serializer(EventStream stream, SpecificRecord event) {
        return serializers.computeIfAbsent(
                stream,
                ignored -> serdes.contract((Class<SpecificRecord>) event.getClass())
                        .serializer());
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
