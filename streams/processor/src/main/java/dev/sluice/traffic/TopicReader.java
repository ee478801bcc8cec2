package dev.sluice.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of one topic, as its consumers do. For one thread. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    private TopicReader(Map<String, Object> connection, String topic) {
        Map<String, Object> config = new HashMap<>(connection);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new KafkaException(
                        "there is no topic " + topic + "; run 'scripts/sluice setup' against this cluster");
            }
            consumer.assign(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * A reader of what is written from now on.
     *
     * @param connection what a client connects with, by Kafka's own names
     * @param topic the topic
     * @throws KafkaException if the brokers cannot be reached or do not have the topic
     */
    public static TopicReader fromNowOn(Map<String, Object> connection, String topic) {
        TopicReader reader = new TopicReader(connection, topic);
        reader.consumer.endOffsets(reader.partitions).forEach(reader.consumer::seek);
        return reader;
    }

    /**
     * A reader of all that the topic holds.
     *
     * @param connection what a client connects with, by Kafka's own names
     * @param topic the topic
     * @throws KafkaException if the brokers cannot be reached or do not have the topic
     */
    public static TopicReader fromTheBeginning(Map<String, Object> connection, String topic) {
        TopicReader reader = new TopicReader(connection, topic);
        reader.consumer.seekToBeginning(reader.partitions);
        return reader;
    }

    /** What has come since the last call; waits a moment if nothing has. */
    public List<ConsumerRecord<String, byte[]>> poll() {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(records::add);
        return records;
    }

    /** Whether everything was read that was committed when this was asked. */
    public boolean isAtTheEnd() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
