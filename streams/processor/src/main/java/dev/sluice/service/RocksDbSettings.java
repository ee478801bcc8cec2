package dev.sluice.service;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Options;

/** How every RocksDB store is set up. */
public final class RocksDbSettings implements RocksDBConfigSetter {

    /** The configuration key under which Kafka Streams hands on the {@link RocksDbMemory}. */
    static final String MEMORY_CONFIG = "sluice.rocksdb.memory";

    private static final double BLOOM_BITS_PER_KEY = 10;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        RocksDbMemory memory = (RocksDbMemory) Objects.requireNonNull(configs.get(MEMORY_CONFIG), MEMORY_CONFIG);
        // Kafka Streams keeps a reference to this very object, so it is changed and not replaced.
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        // Most first lookups miss: a new transaction id, a card seen for the first time. The filter answers those.
        table.setFilterPolicy(new BloomFilter(BLOOM_BITS_PER_KEY));
        // Indexes and filters count against the shared bound too, but go last.
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        // Kafka Streams leaves the filters of the last level out, which is right only where lookups hit.
        options.setOptimizeFiltersForHits(false);
        options.setWriteBufferManager(memory.writeBuffers());
    }

    /** Closes nothing: the memory belongs to all stores, and the filter to the table's options. */
    @Override
    public void close(String storeName, Options options) {}
}
