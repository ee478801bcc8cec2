package dev.sluice.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the registry's topic. Ids and versions are given by looking at everything written before, so only one process
 * may write: each writes in transactions under one transactional id, and a process that starts later fences the earlier
 * one, which goes on answering questions and refuses changes. A change counts when it has been read back.
 */
final class RegistryTopic implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final RegistryServerSettings settings;
    private final RegistryTopicReader reader;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private boolean fenced;

    /** Becomes the writer, and reads all that is there into the state. */
    RegistryTopic(RegistryServerSettings settings, RegistryState state) {
        this.settings = settings;
        this.reader = new RegistryTopicReader(settings, state);
        try {
            becomeWriter();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Makes sure that the state holds everything ever written and that nobody else writes.
     *
     * @throws RegistryError if another process has taken over or Kafka does not answer
     */
    synchronized void becomeWriter() {
        if (fenced) {
            throw fencedOff(null);
        }
        if (producer != null) {
            return;
        }
        KafkaProducer<byte[], byte[]> created =
                new KafkaProducer<>(producerOptions(), new ByteArraySerializer(), new ByteArraySerializer());
        try {
            created.initTransactions();
            reader.awaitEnd(TIMEOUT);
            producer = created;
        } catch (KafkaException e) {
            throw failed(e);
        } finally {
            if (producer == null) {
                created.close(Duration.ZERO);
            }
        }
    }

    /**
     * Writes changes, all or none, and returns when the state has them.
     *
     * @throws RegistryError if another process has taken over or Kafka does not take them
     */
    synchronized void append(List<? extends RegistryRecord> changes) {
        becomeWriter();
        KafkaProducer<byte[], byte[]> writer = producer;
        if (writer == null) {
            throw new IllegalStateException("no producer after becoming the writer");
        }
        long last;
        try {
            writer.beginTransaction();
            Future<RecordMetadata> sent = null;
            for (RegistryRecord change : changes) {
                sent = writer.send(RegistryRecordFormat.encode(settings.topic(), change));
            }
            writer.commitTransaction();
            last = sent == null ? -1 : sent.get().offset();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            fenced = true;
            drop(writer);
            throw fencedOff(e);
        } catch (KafkaException e) {
            drop(writer);
            throw failed(e);
        } catch (ExecutionException e) {
            drop(writer);
            throw new RegistryError(RegistryError.STORE_FAILED, "Kafka did not take the change: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            drop(writer);
            throw new RegistryError(RegistryError.STORE_FAILED, "Interrupted while writing to Kafka", e);
        }
        reader.awaitOffset(last, TIMEOUT);
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            drop(producer);
        }
        reader.close();
    }

    /** The next writer begins anew: its start also settles whatever the failed transaction left open. */
    private void drop(KafkaProducer<byte[], byte[]> writer) {
        writer.close(Duration.ZERO);
        producer = null;
    }

    private Map<String, Object> producerOptions() {
        Map<String, Object> options = new HashMap<>(settings.kafkaOptions());
        options.put("bootstrap.servers", settings.bootstrapServers());
        options.put("transactional.id", "sluice-registry." + settings.topic());
        options.put("linger.ms", 0);
        options.put("retry.backoff.ms", 10);
        options.put("request.timeout.ms", (int) TIMEOUT.toMillis());
        options.put("delivery.timeout.ms", (int) TIMEOUT.toMillis());
        options.put("max.block.ms", TIMEOUT.toMillis());
        return options;
    }

    private static RegistryError failed(KafkaException e) {
        int code = e instanceof TimeoutException ? RegistryError.STORE_TIMED_OUT : RegistryError.STORE_FAILED;
        return new RegistryError(code, "Kafka did not take the change: " + e.getMessage(), e);
    }

    private static RegistryError fencedOff(@Nullable Exception e) {
        String message =
                "Another instance of this registry was started later and is the one that writes; send it there";
        return e == null
                ? new RegistryError(RegistryError.NOT_THE_WRITER, message)
                : new RegistryError(RegistryError.NOT_THE_WRITER, message, e);
    }
}
