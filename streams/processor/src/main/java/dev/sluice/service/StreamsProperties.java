package dev.sluice.service;

import dev.sluice.contract.Topics;
import dev.sluice.service.StreamsSettings.GroupProtocol;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.DeadLetterDeserializationHandler;
import dev.sluice.topology.DeadLetterProcessingHandler;
import dev.sluice.topology.ProcessingObserver;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams is told, and why. */
public final class StreamsProperties {

    private static final int BYTES_PER_KILOBYTE = 1_024;

    /** By its next heartbeat an instance learns that the work is to be divided anew; some may be lost before it is missed. */
    private static final int HEARTBEATS_UNTIL_MISSED = 6;

    private StreamsProperties() {}

    /**
     * The properties for one instance.
     *
     * @param config what the user chose
     * @param observer is told of dead letters
     */
    public static Properties of(SluiceConfig config, ProcessingObserver observer) {
        Properties properties = new Properties();
        properties.putAll(config.kafka().clientOptions());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka().bootstrapServers());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, config.topics().replicationFactor());
        identity(properties, config.streams());
        guarantee(properties, config.streams());
        latency(properties, config.streams());
        membership(properties, config.streams());
        deadLetters(properties, observer);
        stores(properties, config.streams());
        return properties;
    }

    private static void identity(Properties properties, StreamsSettings streams) {
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, streams.applicationId());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, streams.threads());
        // A name that Kafka Streams numbers by itself changes with the topology, and its state would be lost.
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    }

    private static void guarantee(Properties properties, StreamsSettings streams) {
        properties.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                streams.guarantee() == Guarantee.EXACTLY_ONCE_V2
                        ? StreamsConfig.EXACTLY_ONCE_V2
                        : StreamsConfig.AT_LEAST_ONCE);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                streams.longestCommitInterval().toMillis());
        // What an instance that was killed left open holds back whoever takes over, until the broker aborts it.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                streams.transactionTimeout().toMillis());
    }

    private static void latency(Properties properties, StreamsSettings streams) {
        StreamsSettings.Tuning tuning = streams.tuning();
        // Commits happen only between two polls, so that a thread which waits for records commits late.
        properties.put(StreamsConfig.POLL_MS_CONFIG, tuning.pollInterval().toMillis());
        batching(properties, tuning.batching());
        // The first request of a transaction is refused while the one before completes; how soon it is tried again
        // is, with short commits, a good part of the latency.
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG),
                tuning.retryBackoff().toMillis());
        // By default a task that has nothing from one of its partitions first asks whether there is something. A task
        // here reads from many; the question alone took a fifth of the thread's time, and the waiting more. What comes
        // out of order enters at its own time anyway, and telemetry is waited for by the device stop.
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // A record cache holds results back until the next commit, and decisions are not to be conflated.
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    }

    private static void batching(Properties properties, StreamsSettings.Batching batching) {
        // Kafka Streams sets 100 ms, which would be paid at every hop.
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                batching.linger().toMillis());
        // A request carries one batch for a partition. With Kafka's 16 kB, which is some four pages of histories, the
        // partition of an entity that many transactions meet spent most of its time waiting for requests.
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                batching.batchKilobytes() * BYTES_PER_KILOBYTE);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                batching.compression().name().toLowerCase(Locale.ROOT));
    }

    private static void membership(Properties properties, StreamsSettings streams) {
        properties.put(
                StreamsConfig.GROUP_PROTOCOL_CONFIG,
                streams.groupProtocol().name().toLowerCase(Locale.ROOT));
        if (streams.groupProtocol() == GroupProtocol.CLASSIC) {
            properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, streams.standbyReplicas());
            // Until an instance that was killed is missed, the payments of its partitions wait. Kafka's 45 s are long.
            int missedAfter = (int) streams.missedAfter().toMillis();
            properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), missedAfter);
            properties.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                    missedAfter / HEARTBEATS_UNTIL_MISSED);
        }
    }

    @SuppressWarnings("deprecation") // Deprecated since 4.4 makes it the only behaviour; 4.3 still has to be told.
    private static void deadLetters(Properties properties, ProcessingObserver observer) {
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTER);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterDeserializationHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProcessingHandler.class);
        // Otherwise a record that a global store cannot take stops every instance.
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        properties.put(DeadLetterProcessingHandler.OBSERVER_CONFIG, observer);
    }

    private static void stores(Properties properties, StreamsSettings streams) {
        // Kafka Streams' default is below the directory for temporary files, which a machine may clean.
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                streams.stateDirectory().toAbsolutePath().toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbSettings.class);
        properties.put(
                RocksDbSettings.MEMORY_CONFIG,
                new RocksDbMemory(
                        streams.tuning().blockCacheMegabytes(), streams.tuning().writeBufferMegabytes()));
    }
}
