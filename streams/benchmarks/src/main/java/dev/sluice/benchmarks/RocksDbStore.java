package dev.sluice.benchmarks;

import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The store of one kind of entity's histories as Kafka Streams builds it, with RocksDB below, in a directory of its own.
 * Without a changelog: that is a record to Kafka, and the benchmarks have none.
 */
final class RocksDbStore implements AutoCloseable {

    private static final String NAME = "history";

    private final TemporaryDirectory directory = new TemporaryDirectory();
    private final KeyValueStore<Bytes, byte[]> store;

    /** Opens an empty store, with RocksDB set up as in the running system. */
    RocksDbStore() {
        this(RocksDbVariant.AS_SET);
    }

    /** Opens an empty store, with one of RocksDB's settings changed. */
    RocksDbStore(RocksDbVariant variant) {
        store = Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        Properties properties = StreamsSetUp.properties(directory.path());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbVariant.Setter.class);
        properties.put(RocksDbVariant.CONFIG, variant);
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>(
                properties, new TaskId(0, 0), directory.path().toFile());
        StateStoreContext storeContext = context.getStateStoreContext();
        store.init(storeContext, store);
    }

    /** The open store. */
    KeyValueStore<Bytes, byte[]> store() {
        return store;
    }

    /** Closes the store and deletes what it wrote. */
    @Override
    public void close() {
        store.close();
        directory.close();
    }
}
