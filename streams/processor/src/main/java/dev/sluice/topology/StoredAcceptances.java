package dev.sluice.topology;

import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.AcceptedTransactions;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Accepted transactions in a store of Kafka Streams. */
final class StoredAcceptances implements AcceptedTransactions {

    private final KeyValueStore<String, TransactionEntities> store;

    StoredAcceptances(KeyValueStore<String, TransactionEntities> store) {
        this.store = store;
    }

    @Override
    public @Nullable TransactionEntities find(String transactionId) {
        return store.get(transactionId);
    }

    @Override
    public void remember(String transactionId, TransactionEntities entities) {
        store.put(transactionId, entities);
    }
}
