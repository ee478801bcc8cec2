package dev.sluice.bench;

import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.traffic.EventPublisher;
import dev.sluice.traffic.RecordReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Transactions that wait, with all that belongs to them, until a subject starts, and the pace at which their decisions
 * come. The first half warms up; the second is measured.
 */
final class Backlog implements AutoCloseable {

    private static final Duration LINGER = Duration.ofMillis(20);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final EventPublisher publisher;
    private final RecordReader<byte[]> reader;
    private final BenchLoad load;
    private final int transactions;
    private final int half;
    private final AtomicLong decided = new AtomicLong();
    private volatile long halfNanos;
    private volatile long endNanos;

    /**
     * @param bootstrapServers the broker
     * @param catalog the registry's schemas
     * @param load what the transactions are like
     * @param transactions how many wait
     */
    Backlog(String bootstrapServers, SchemaCatalog catalog, BenchLoad load, int transactions) {
        this.load = load;
        this.transactions = transactions;
        this.half = transactions / 2;
        publisher = new EventPublisher(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new RegistryRecordSerdes(catalog),
                LINGER);
        reader = new RecordReader<>(
                bootstrapServers,
                Topics.DECISION_MADE,
                new ByteArrayDeserializer(),
                (record, nanos) -> count(decided.incrementAndGet(), nanos));
    }

    private void count(long count, long nanos) {
        if (count == half) {
            halfNanos = nanos;
        } else if (count == transactions) {
            endNanos = nanos;
        }
    }

    /** Publishes what then waits; the last of it has just happened. */
    void publish() {
        Duration span = Duration.ofMillis((long) (transactions / load.lastRate() * TimeUnit.SECONDS.toMillis(1)));
        BenchTraffic traffic = new BenchTraffic(load, Instant.now().minus(span));
        traffic.opening().forEach(event -> publisher.publish(event.value()));
        for (int published = 0; published < transactions; ) {
            SimulatedEvent event = traffic.next();
            publisher.publish(event.value());
            published += event.value() instanceof TransactionRequested ? 1 : 0;
        }
        publisher.flush();
    }

    boolean isDecided() {
        return decided.get() >= transactions;
    }

    /** Decisions per second over the second half. */
    double decidedPerSecond() {
        return (transactions - half) / ((endNanos - halfNanos) / NANOS_PER_SECOND);
    }

    @Override
    public void close() {
        reader.close();
        publisher.close();
    }
}
