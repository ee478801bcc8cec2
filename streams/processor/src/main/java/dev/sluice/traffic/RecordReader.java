package dev.sluice.traffic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic to its end and on, as its consumers do: committed records only. One thread of its own.
 *
 * @param <V> the value
 */
public final class RecordReader<V> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Consumer<String, V> consumer;
    private final RecordListener<V> listener;
    private final Thread thread;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /**
     * Starts to read a topic from its beginning.
     *
     * @param bootstrapServers the broker
     * @param topic the topic
     * @param values how values are read
     * @param listener is given each record, on the reader's thread
     */
    public RecordReader(String bootstrapServers, String topic, Deserializer<V> values, RecordListener<V> listener) {
        this.listener = listener;
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), values);
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "reader-of-" + topic);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (!Thread.currentThread().isInterrupted()) {
                for (ConsumerRecord<String, V> record : consumer.poll(POLL)) {
                    listener.read(record, System.nanoTime());
                }
            }
        } catch (WakeupException closed) {
            // This is how close() ends the wait.
        } catch (RuntimeException unexpected) {
            failure.set(unexpected);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("reading ended early", cause);
        }
    }

    /**
     * Is given each record.
     *
     * @param <V> the value
     */
    @FunctionalInterface
    public interface RecordListener<V> {

        /**
         * @param record the record
         * @param nanos when it was read, on the clock of {@link System#nanoTime()}
         */
        void read(ConsumerRecord<String, V> record, long nanos);
    }
}
