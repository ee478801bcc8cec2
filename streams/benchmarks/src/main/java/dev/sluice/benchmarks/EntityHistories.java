package dev.sluice.benchmarks;

import dev.sluice.velocity.Entity;
import dev.sluice.velocity.EntityHistory;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.FeatureEvaluator;
import dev.sluice.velocity.FeatureValues;
import dev.sluice.velocity.HistoryEvent;
import dev.sluice.velocity.HistoryLimits;
import dev.sluice.velocity.Label;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Histories of entities and what an arriving payment does to them: the way of a velocity stop, and the only place where
 * the benchmarks touch how histories are kept.
 */
final class EntityHistories {

    private static final int EVENTS_MAX = 4_000_000;

    private final FeatureEvaluator evaluator;
    private final HistoryLimits limits;
    private final Map<String, EntityHistory> objects = new HashMap<>();
    private final @Nullable KeyValueStore<String, byte[]> store;

    private EntityHistories(FeatureCatalog catalog, Entity entity, @Nullable KeyValueStore<String, byte[]> store) {
        this.evaluator = new FeatureEvaluator(catalog, entity);
        this.limits = new HistoryLimits(catalog.limits(entity).retentionMillis(), EVENTS_MAX);
        this.store = store;
    }

    /** Histories as objects in memory, as the replay keeps them. */
    static EntityHistories inMemory(FeatureCatalog catalog, Entity entity) {
        return new EntityHistories(catalog, entity, null);
    }

    /** Histories in a state store, as the running system keeps them. */
    static EntityHistories in(KeyValueStore<String, byte[]> store, FeatureCatalog catalog, Entity entity) {
        return new EntityHistories(catalog, entity, store);
    }

    /** Gives an entity as long a past as is kept: takes payments until the first would be forgotten. */
    void fill(String entityId, PaymentStream payments) {
        EntityHistory history = EntityHistory.empty(limits);
        while (payments.timeMillis() < PaymentStream.START_MILLIS + limits.retentionMillis()) {
            Payment payment = payments.next();
            HistoryEvent event = payment.toHistoryEvent();
            history.add(event);
            label(history, payment);
        }
        save(entityId, history);
    }

    /** Takes the next payment of an entity: fetches the history, adds the payment, computes the features, stores it. */
    FeatureValues arrive(String entityId, Payment payment) {
        EntityHistory history = load(entityId);
        HistoryEvent event = payment.toHistoryEvent();
        history.add(event);
        FeatureValues values = evaluator.evaluate(history, event);
        label(history, payment);
        save(entityId, history);
        return values;
    }

    /** Labels at once what will be known to be fraud later, which spares the benchmark a second way in. */
    private static void label(EntityHistory history, Payment payment) {
        if (payment.isFraud()) {
            history.label(payment.transactionId(), Label.FRAUD, payment.fraudKnownAtMillis());
        }
    }

    private EntityHistory load(String entityId) {
        if (store == null) {
            return objects.computeIfAbsent(entityId, id -> EntityHistory.empty(limits));
        }
        byte[] encoded = store.get(entityId);
        return encoded == null ? EntityHistory.empty(limits) : EntityHistory.decode(encoded, limits);
    }

    private void save(String entityId, EntityHistory history) {
        if (store == null) {
            objects.put(entityId, history);
        } else {
            store.put(entityId, history.encode());
        }
    }
}
