package dev.sluice.torture;

import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.traffic.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes good events as a platform does, at a steady rate, and bad records between them. For one thread. */
final class Load implements AutoCloseable {

    /** By this header the checks recognise what had to be refused; Sluice does not look at it. */
    static final String POISON_HEADER = "torture.poison";

    private final EventPublisher publisher;
    private final Producer<String, byte[]> poisoner;
    private final Poison poison;
    private final long nanosBetween;

    /**
     * @param publisher where good events go; outlives this
     * @param connection what a client connects with, by Kafka's own names
     * @param poison what comes between them
     * @param rate transactions a second
     */
    Load(EventPublisher publisher, Map<String, Object> connection, Poison poison, double rate) {
        this.publisher = publisher;
        this.poison = poison;
        this.nanosBetween = (long) (TimeUnit.SECONDS.toNanos(1) / rate);
        Map<String, Object> config = new HashMap<>(connection);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        poisoner = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Publishes events, each transaction at its time, and returns when the broker has all of them.
     *
     * @param events the events in their order
     * @param listener is told after each transaction how many there were
     * @throws org.apache.kafka.common.KafkaException if an event cannot be published
     */
    void publish(List<SpecificRecord> events, IntConsumer listener) {
        long startNanos = System.nanoTime();
        int transactions = 0;
        for (SpecificRecord event : events) {
            if (event instanceof TransactionRequested transaction) {
                waitUntil(startNanos + transactions * nanosBetween);
                publisher.publish(transaction);
                poison.after(transaction).ifPresent(bytes -> send(transaction.getAccountId(), bytes));
                listener.accept(++transactions);
            } else {
                publisher.publish(event);
            }
        }
        publisher.flush();
        poisoner.flush();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What is not sent is not expected among the dead letters either.
    private void send(String key, byte[] value) {
        ProducerRecord<String, byte[]> bad = new ProducerRecord<>(Topics.TRANSACTION_REQUESTED, key, value);
        bad.headers().add(POISON_HEADER, "true".getBytes(StandardCharsets.UTF_8));
        poisoner.send(bad);
    }

    private static void waitUntil(long dueNanos) {
        for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        poisoner.close();
    }
}
