package dev.sluice.topology;

import dev.sluice.decision.Histories;
import dev.sluice.velocity.EntityHistory;
import dev.sluice.velocity.HistoryLimits;
import org.apache.kafka.streams.state.KeyValueStore;

/** Histories in a store of Kafka Streams, encoded. */
final class StoredHistories implements Histories {

    private final KeyValueStore<String, byte[]> store;

    StoredHistories(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public EntityHistory load(String entityId, HistoryLimits limits) {
        byte[] encoded = store.get(entityId);
        return encoded == null ? EntityHistory.empty(limits) : EntityHistory.decode(encoded, limits);
    }

    @Override
    public void save(String entityId, EntityHistory history) {
        store.put(entityId, history.encode());
    }
}
