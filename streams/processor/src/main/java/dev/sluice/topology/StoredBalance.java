package dev.sluice.topology;

import dev.sluice.decision.challenge.OverallBalance;
import org.apache.kafka.streams.state.KeyValueStore;

/** What is left of a task's friction budget, in a store of Kafka Streams. */
final class StoredBalance implements OverallBalance.Keeper {

    private static final String KEY = "balance";
    private static final long NEVER_KEPT = -1;

    private final KeyValueStore<String, Long> store;

    StoredBalance(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    @Override
    public long read() {
        Long kept = store.get(KEY);
        return kept == null ? NEVER_KEPT : kept;
    }

    @Override
    public void write(long millionths) {
        store.put(KEY, millionths);
    }
}
