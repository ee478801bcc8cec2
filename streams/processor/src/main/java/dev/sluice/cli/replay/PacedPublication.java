package dev.sluice.cli.replay;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.SourceItem;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.traffic.EventPublisher;
import dev.sluice.traffic.TopicReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Publishes a source of events, and at the end of each span of event time waits for the decisions. For one run. */
public final class PacedPublication {

    private static final int REJECTIONS_SHOWN_MAX = 5;
    private static final long NO_BATCH = Long.MIN_VALUE;

    private final EventPublisher publisher;
    private final TopicReader decisions;
    private final Deserializer<DecisionMade> deserializer;
    private final @Nullable Duration batch;
    private final Duration patience;
    private final Set<String> undecided = new HashSet<>();
    private long currentBatch = NO_BATCH;
    private long transactions;
    private long labels;
    private long others;
    private long rejected;

    /**
     * @param publisher where the events go
     * @param decisions where the decisions come from; nothing was read from it yet
     * @param schemas the registry's schemas
     * @param batch the span of event time after which to wait; null: never wait
     * @param patience how long to wait without a single decision
     */
    public PacedPublication(
            EventPublisher publisher,
            TopicReader decisions,
            SchemaCatalog schemas,
            @Nullable Duration batch,
            Duration patience) {
        this.publisher = publisher;
        this.decisions = decisions;
        this.deserializer = schemas.serde(DecisionMade.class).deserializer();
        this.batch = batch;
        this.patience = patience;
    }

    /**
     * What was published.
     *
     * @param transactions transactions
     * @param labels what transactions turned out to be
     * @param others all other events
     * @param rejected rows that are no acceptable event and were not published
     */
    public record Result(long transactions, long labels, long others, long rejected) {}

    /**
     * Publishes everything.
     *
     * @param events what to publish
     * @param progress is told how many transactions were published
     * @param complaints gets the first few rows that are no acceptable event
     * @throws TimeoutException if decisions do not come
     */
    public Result run(EventSource events, LongConsumer progress, Consumer<String> complaints) throws TimeoutException {
        for (SourceItem item = events.next(); item != null; item = events.next()) {
            if (item instanceof SourceItem.Arrived arrived) {
                publish(arrived.event());
                progress.accept(transactions);
            } else if (item instanceof SourceItem.Rejected row && ++rejected <= REJECTIONS_SHOWN_MAX) {
                complaints.accept(row.message());
            }
        }
        awaitDecisions();
        return new Result(transactions, labels, others, rejected);
    }

    private void publish(SpecificRecord event) throws TimeoutException {
        if (event instanceof TransactionRequested transaction) {
            beginBatchOf(transaction);
            transactions++;
            undecided.add(transaction.getTransactionId());
        } else if (event instanceof TransactionLabelled) {
            labels++;
        } else {
            others++;
        }
        publisher.publish(event);
    }

    private void beginBatchOf(TransactionRequested transaction) throws TimeoutException {
        if (batch == null) {
            return;
        }
        long its = Math.floorDiv(transaction.getEventTime().toEpochMilli(), batch.toMillis());
        if (its > currentBatch) {
            awaitDecisions();
            currentBatch = its;
        }
    }

    private void awaitDecisions() throws TimeoutException {
        publisher.flush();
        if (batch == null) {
            return;
        }
        long heardNanos = System.nanoTime();
        while (!undecided.isEmpty()) {
            int before = undecided.size();
            for (ConsumerRecord<String, byte[]> record : decisions.poll()) {
                DecisionMade decision = deserializer.deserialize(Topics.DECISION_MADE, record.value());
                undecided.remove(Objects.requireNonNull(decision).getTransactionId());
            }
            if (undecided.size() < before) {
                heardNanos = System.nanoTime();
            } else if (System.nanoTime() - heardNanos > patience.toNanos()) {
                throw new TimeoutException(
                        undecided.size() + " transactions have no decision after " + patience.toSeconds()
                                + " s, for instance " + undecided.iterator().next() + "; is 'sluice run' up? The topic "
                                + Topics.DEAD_LETTER + " tells what it could not process");
            }
        }
    }
}
