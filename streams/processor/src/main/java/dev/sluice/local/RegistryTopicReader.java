package dev.sluice.local;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the registry's topic from its beginning on a thread of its own and adds each committed record to the state. */
final class RegistryTopicReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryTopicReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final RegistryServerSettings settings;
    private final RegistryState state;
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    private final Lock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private long position;
    private @Nullable RuntimeException failure;
    private volatile boolean closing;

    RegistryTopicReader(RegistryServerSettings settings, RegistryState state) {
        this.settings = settings;
        this.state = state;
        this.partition = new TopicPartition(settings.topic(), 0);
        this.consumer = newConsumer();
        this.thread = new Thread(this::follow, "registry-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns when everything that is committed now has been read.
     *
     * @throws RegistryError if that takes too long
     */
    void awaitEnd(Duration timeout) {
        try (KafkaConsumer<byte[], byte[]> asking = newConsumer()) {
            Long end = asking.endOffsets(List.of(partition), timeout).get(partition);
            if (end != null) {
                awaitOffset(end - 1, timeout);
            }
        }
    }

    /**
     * Returns when the record at this offset has been read.
     *
     * @throws RegistryError if that takes too long
     */
    void awaitOffset(long offset, Duration timeout) {
        long nanos = timeout.toNanos();
        lock.lock();
        try {
            while (position <= offset) {
                if (failure != null) {
                    throw new RegistryError(
                            RegistryError.STORE_FAILED, "The schemas cannot be read from Kafka: " + failure, failure);
                }
                if (nanos <= 0) {
                    throw new RegistryError(
                            RegistryError.STORE_TIMED_OUT, "The schemas were not read from Kafka in " + timeout);
                }
                nanos = progress.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryError(RegistryError.STORE_FAILED, "Interrupted while reading from Kafka", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(POLL.multipliedBy(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (consumer) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (!closing) {
                consumer.poll(POLL).forEach(this::apply);
                report(consumer.position(partition), null);
            }
        } catch (WakeupException e) {
            LOG.debug("The registry's reader was asked to end");
        } catch (RuntimeException e) {
            LOG.error("The registry cannot follow topic {} any more", settings.topic(), e);
            report(position, e);
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> message) {
        try {
            RegistryRecordFormat.decode(message.key(), message.value()).ifPresent(state::apply);
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "Topic {} has at offset {} what is no registry record; skipped",
                    settings.topic(),
                    message.offset(),
                    e);
        }
    }

    private void report(long reached, @Nullable RuntimeException failed) {
        lock.lock();
        try {
            position = reached;
            failure = failed;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        Map<String, Object> options = new HashMap<>(settings.kafkaOptions());
        options.put("bootstrap.servers", settings.bootstrapServers());
        options.put("isolation.level", "read_committed");
        options.put("auto.offset.reset", "earliest");
        options.put("enable.auto.commit", false);
        return new KafkaConsumer<>(options, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
