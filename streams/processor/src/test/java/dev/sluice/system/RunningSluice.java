package dev.sluice.system;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.EventStream;
import dev.sluice.local.LocalCluster;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.SluiceService;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import dev.sluice.topology.RecordSerdes;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.topology.TopologySettings;
import dev.sluice.traffic.GroupProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A whole Sluice on an embedded broker and registry, and clients beside it. */
final class RunningSluice implements AutoCloseable {

    static final Path SHIPPED_RULES = Path.of("../../rules");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration SIGNAL_HISTORY = Duration.ofDays(30);

    private final LocalCluster cluster = LocalCluster.start();
    private final SluiceConfig config;
    private final SchemaCatalog catalog;
    private final RecordSerdes serdes;
    private final Map<Class<? extends SpecificRecord>, Serializer<SpecificRecord>> serializers = new HashMap<>();
    private final KafkaProducer<String, byte[]> producer;
    private final GroupProgress progress;
    private SluiceService service;

    RunningSluice(Guarantee guarantee, int partitions, Path rules) {
        this(guarantee, partitions, Layout.BY_ENTITY, rules);
    }

    RunningSluice(Guarantee guarantee, int partitions, Layout layout, Path rules) {
        Contracts.trust();
        config = comparable(cluster.config(rules, guarantee, 1, partitions), layout);
        cluster.setUp(config);
        catalog = SchemaCatalog.of(config.registry());
        serdes = new RegistryRecordSerdes(catalog);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        progress =
                new GroupProgress(cluster.bootstrapServers(), config.streams().applicationId());
    }

    /**
     * A transaction that waits for telemetry would be overtaken by others. Signals are kept so long that all of them may
     * be published before the first transaction.
     */
    private static SluiceConfig comparable(SluiceConfig config, Layout layout) {
        TopologySettings settings = config.decisions();
        return config.withDecisions(new TopologySettings(
                settings.partitions(), Duration.ZERO, settings.horizons(), SIGNAL_HISTORY, layout));
    }

    /** Starts to decide in this process. */
    void startService() {
        service = SluiceService.start(config);
        Awaitility.await().atMost(PATIENCE).until(service::isReady);
    }

    /** Ends what decides in this process, and starts it again on the state that it left. */
    void restartService() {
        service.close();
        startService();
    }

    LocalCluster cluster() {
        return cluster;
    }

    SluiceConfig config() {
        return config;
    }

    void publish(SpecificRecord event) {
        EventStream stream = EventStream.of(event);
        publish(stream.topic(), stream.keyOf(event), event);
    }

    /** Into a partition of the publisher's choice. */
    void publish(int partition, SpecificRecord event) {
        EventStream stream = EventStream.of(event);
        producer.send(
                new ProducerRecord<>(stream.topic(), partition, stream.keyOf(event), bytes(stream.topic(), event)));
    }

    void publish(String topic, String key, SpecificRecord value) {
        publish(topic, key, bytes(topic, value));
    }

    void publish(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    byte[] bytes(String topic, SpecificRecord value) {
        return serializers.computeIfAbsent(value.getClass(), this::serializerOf).serialize(topic, value);
    }

    @SuppressWarnings("unchecked")
    private Serializer<SpecificRecord> serializerOf(Class<? extends SpecificRecord> type) {
        return serdes.contract((Class<SpecificRecord>) type).serializer();
    }

    /** Returns when everything that was published, and all that came of it, was processed. */
    void awaitTakenIn() {
        producer.flush();
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .pollInSameThread()
                .until(progress::isEverythingTakenIn);
    }

    /** What the instances have taken in, and how they share the work. */
    GroupProgress progress() {
        producer.flush();
        return progress;
    }

    /** Returns as soon as a topic holds a number of committed records. */
    void awaitRecords(String topic, int atLeast) {
        producer.flush();
        try (KafkaConsumer<String, byte[]> consumer = fromTheBeginning(topic)) {
            readAtLeast(consumer, atLeast);
        }
    }

    /** Reads until a topic holds a number of committed records, and all that are there when it falls quiet. */
    List<ConsumerRecord<String, byte[]>> read(String topic, int atLeast) {
        producer.flush();
        try (KafkaConsumer<String, byte[]> consumer = fromTheBeginning(topic)) {
            List<ConsumerRecord<String, byte[]>> records = readAtLeast(consumer, atLeast);
            for (int empty = 0; empty < 3; ) {
                int before = records.size();
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                empty = records.size() == before ? empty + 1 : 0;
            }
            return records;
        }
    }

    private static List<ConsumerRecord<String, byte[]>> readAtLeast(KafkaConsumer<String, byte[]> consumer, int count) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).pollInSameThread().until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return records.size() >= count;
        });
        return records;
    }

    private KafkaConsumer<String, byte[]> fromTheBeginning(String topic) {
        Map<String, Object> consumerConfig = new HashMap<>();
        consumerConfig.put("bootstrap.servers", cluster.bootstrapServers());
        consumerConfig.put("isolation.level", "read_committed");
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(consumerConfig, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    <T extends SpecificRecord> T decode(Class<T> type, ConsumerRecord<String, byte[]> record) {
        return serdes.contract(type).deserializer().deserialize(record.topic(), record.value());
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        progress.close();
        producer.close(Duration.ofSeconds(5));
        catalog.close();
        cluster.close();
    }
}
