package dev.sluice.service;

import static org.awaitility.Awaitility.await;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.topology.RegistryRecordSerdes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes transactions of one account and reads what comes of them, as a payment platform does. */
final class PaymentPlatform {

    private static final String ACCOUNT = "account-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final RegistryRecordSerdes serdes;

    PaymentPlatform(String bootstrapServers, SchemaCatalog catalog) {
        this.bootstrapServers = bootstrapServers;
        this.serdes = new RegistryRecordSerdes(catalog);
    }

    /** A transaction of now, as bytes. */
    byte[] encoded(String transactionId) {
        TransactionRequested transaction = TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId(ACCOUNT)
                .setEventTime(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
        return serdes.contract(TransactionRequested.class)
                .serializer()
                .serialize(Topics.TRANSACTION_REQUESTED, transaction);
    }

    void publish(byte[]... values) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(Topics.TRANSACTION_REQUESTED, ACCOUNT, value));
            }
        }
    }

    /** All values of a topic, as soon as there are so many. */
    List<byte[]> read(String topic, int count) {
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "reader-" + UUID.randomUUID(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
                return values.size() >= count;
            });
        }
        return values;
    }

    DecisionMade decoded(byte[] value) {
        return serdes.contract(DecisionMade.class).deserializer().deserialize(Topics.DECISION_MADE, value);
    }
}
