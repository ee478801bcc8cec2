package dev.sluice.benchmarks;

import dev.sluice.topology.StoredHistoryPages;
import dev.sluice.velocity.Entity;
import dev.sluice.velocity.EntityHistory;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.FeatureEvaluator;
import dev.sluice.velocity.FeatureValues;
import dev.sluice.velocity.HistoryBytes;
import dev.sluice.velocity.HistoryEvent;
import dev.sluice.velocity.HistoryLimits;
import dev.sluice.velocity.HistoryStore;
import dev.sluice.velocity.Label;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Histories of entities and what an arriving payment does to them: the way of a velocity stop, and the only place where
 * the benchmarks touch how histories are kept.
 */
final class EntityHistories {

    private static final int EVENTS_MAX = 4_000_000;

    private final FeatureEvaluator evaluator;
    private final HistoryLimits limits;
    private final HistoryStore histories;

    private EntityHistories(FeatureCatalog catalog, Entity entity, HistoryStore histories) {
        this.evaluator = new FeatureEvaluator(catalog, entity);
        this.limits = new HistoryLimits(catalog.limits(entity).retentionMillis(), EVENTS_MAX);
        this.histories = histories;
    }

    /** Histories as objects in memory, as the replay keeps them. */
    static EntityHistories inMemory(FeatureCatalog catalog, Entity entity) {
        return new EntityHistories(catalog, entity, HistoryStore.inMemory());
    }

    /** Histories in a state store, as the running system keeps them. */
    static EntityHistories in(KeyValueStore<Bytes, byte[]> store, FeatureCatalog catalog, Entity entity) {
        return in(new StoredHistoryPages(store), catalog, entity);
    }

    /** Histories as pages, wherever these are kept. */
    static EntityHistories in(HistoryBytes pages, FeatureCatalog catalog, Entity entity) {
        return new EntityHistories(catalog, entity, HistoryStore.over(pages, HistoryStore.DEFAULT_ROWS_IN_MEMORY_MAX));
    }

    /** Gives an entity as long a past as is kept: takes payments until the first would be forgotten. */
    void fill(String entityId, PaymentStream payments) {
        EntityHistory history = open(entityId);
        while (payments.timeMillis() < PaymentStream.START_MILLIS + limits.retentionMillis()) {
            Payment payment = payments.next();
            HistoryEvent event = payment.toHistoryEvent();
            history.add(event);
            label(history, payment);
        }
        histories.save(entityId);
    }

    /** Takes the next payment of an entity: fetches the history, adds the payment, computes the features, stores it. */
    FeatureValues arrive(String entityId, Payment payment) {
        EntityHistory history = open(entityId);
        HistoryEvent event = payment.toHistoryEvent();
        history.add(event);
        FeatureValues values = evaluator.evaluate(history, event);
        label(history, payment);
        histories.save(entityId);
        return values;
    }

    /** Labels at once what will be known to be fraud later, which spares the benchmark a second way in. */
    private static void label(EntityHistory history, Payment payment) {
        if (payment.isFraud()) {
            history.label(payment.transactionId(), payment.timeMillis(), Label.FRAUD, payment.fraudKnownAtMillis());
        }
    }

    private EntityHistory open(String entityId) {
        return histories.open(entityId, limits, evaluator.plan());
    }
}
