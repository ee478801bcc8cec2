package dev.sluice.topology;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Env;
import org.rocksdb.Options;

/**
 * Lets RocksDB keep its files in memory: the stores are the real ones, and no test waits until a disk has what a store writes
 * when it is opened and closed.
 */
public final class RocksDbFilesInMemory implements RocksDBConfigSetter {

    /** The configuration key under which Kafka Streams hands on the {@link Env} with the files. */
    static final String FILES_CONFIG = "sluice.test.rocksdb.files";

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        options.setEnv((Env) Objects.requireNonNull(configs.get(FILES_CONFIG), FILES_CONFIG));
    }

    /** Closes nothing: the files belong to all stores of a test. */
    @Override
    public void close(String storeName, Options options) {}
}
