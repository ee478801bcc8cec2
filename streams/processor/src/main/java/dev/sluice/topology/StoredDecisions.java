package dev.sluice.topology;

import dev.sluice.contract.DecisionMade;
import dev.sluice.decision.RecordedDecisions;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Recorded decisions in a store of Kafka Streams. */
final class StoredDecisions implements RecordedDecisions {

    private final KeyValueStore<String, DecisionMade> store;

    StoredDecisions(KeyValueStore<String, DecisionMade> store) {
        this.store = store;
    }

    @Override
    public @Nullable DecisionMade find(String transactionId) {
        return store.get(transactionId);
    }

    @Override
    public void record(DecisionMade decision) {
        store.put(decision.getTransactionId(), decision);
    }
}
