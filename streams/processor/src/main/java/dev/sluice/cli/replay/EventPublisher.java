package dev.sluice.cli.replay;

import dev.sluice.replay.source.EventStream;
import dev.sluice.serde.SchemaCatalog;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Future;
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

/** Produces events to their topics as the platform does. For one thread. */
public final class EventPublisher implements AutoCloseable {

    private static final int LINGER_MILLIS = 5;

    private final SchemaCatalog schemas;
    private final Producer<String, byte[]> producer;
    private final Map<EventStream, Serializer<SpecificRecord>> serializers = new EnumMap<>(EventStream.class);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * @param bootstrapServers the brokers to begin with
     * @param schemas the registry's schemas; stay open
     */
    public EventPublisher(String bootstrapServers, SchemaCatalog schemas) {
        this.schemas = schemas;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        LINGER_MILLIS),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends an event on its way.
     *
     * @throws KafkaException if it or an earlier one cannot be sent
     */
    public void publish(SpecificRecord event) {
        EventStream stream = EventStream.of(event);
        byte[] value = serializers
                .computeIfAbsent(stream, ignored -> serializer(event))
                .serialize(stream.topic(), event);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(stream.topic(), stream.keyOf(event), value);
        Future<RecordMetadata> unused = producer.send(record, this::sent);
        refuseToGoOnAfterFailure();
    }

    private void sent(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        }
    }

    @SuppressWarnings("unchecked") // the serializer writes what the event's own schema says
    private Serializer<SpecificRecord> serializer(SpecificRecord event) {
        return schemas.serde((Class<SpecificRecord>) event.getClass()).serializer();
    }

    /**
     * Waits until the broker has all that was published.
     *
     * @throws KafkaException if something could not be sent
     */
    public void flush() {
        producer.flush();
        refuseToGoOnAfterFailure();
    }

    private void refuseToGoOnAfterFailure() {
        Exception first = failure.get();
        if (first != null) {
            throw new KafkaException("an event could not be published: " + first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
