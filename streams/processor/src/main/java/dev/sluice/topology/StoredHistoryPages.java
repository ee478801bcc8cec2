package dev.sluice.topology;

import dev.sluice.velocity.HistoryBytes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The pages of histories in a store of Kafka Streams. */
public final class StoredHistoryPages implements HistoryBytes {

    private final KeyValueStore<Bytes, byte[]> store;

    /** Over the store that one task owns. */
    public StoredHistoryPages(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        store.delete(Bytes.wrap(key));
    }
}
