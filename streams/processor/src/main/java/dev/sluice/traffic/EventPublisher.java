package dev.sluice.traffic;

import dev.sluice.contract.Topics;
import dev.sluice.simulator.event.EventStream;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.topology.RecordSerdes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes simulated events as a payment platform, its devices and its terminals would. Used by one thread. */
public final class EventPublisher implements AutoCloseable {

    private static final Map<EventStream, String> TOPICS = Map.of(
            EventStream.TRANSACTION, Topics.TRANSACTION_REQUESTED,
            EventStream.TELEMETRY, Topics.DEVICE_TELEMETRY,
            EventStream.TERMINAL, Topics.TERMINAL_SECURITY,
            EventStream.MERCHANT, Topics.MERCHANT_PROFILE,
            EventStream.LABEL, Topics.TRANSACTION_LABELLED);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<String, byte[]> producer;
    private final Map<EventStream, Serializer<SpecificRecord>> serializers = new EnumMap<>(EventStream.class);
    private final RecordSerdes serdes;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * Connects to a broker.
     *
     * @param bootstrapServers the broker
     * @param serdes how values are written
     */
    public EventPublisher(String bootstrapServers, RecordSerdes serdes) {
        this.serdes = serdes;
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Sends an event, without waiting for the broker.
     *
     * @param event the event
     * @throws IllegalStateException if an earlier event could not be delivered
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback is told of every failure.
    public void publish(SimulatedEvent event) {
        String topic = Objects.requireNonNull(TOPICS.get(event.stream()));
        byte[] value = serializer(event).serialize(topic, event.value());
        producer.send(new ProducerRecord<>(topic, event.key(), value), (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
        requireDelivered();
    }

    /** Waits until everything is delivered. */
    public void flush() {
        producer.flush();
        requireDelivered();
    }

    private void requireDelivered() {
        Exception cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("an event could not be delivered to the broker", cause);
        }
    }

    @SuppressWarnings("unchecked")
    private Serializer<SpecificRecord> serializer(SimulatedEvent event) {
        return serializers.computeIfAbsent(event.stream(), stream -> (Serializer<SpecificRecord>)
                serdes.contract(event.value().getClass().asSubclass(SpecificRecord.class))
                        .serializer());
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
