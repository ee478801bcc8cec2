package dev.sluice.benchmarks;

import dev.sluice.service.RocksDbSettings;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/** RocksDB as Sluice sets it up, but for one setting: what that setting is good for shows where it is missing. */
public enum RocksDbVariant {
    /** As the running system sets it up. */
    AS_SET("as set up") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {}
    },
    /** Each lookup of a key that is not there reads a block. */
    NO_FILTER("without bloom filter") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            table.setFilterPolicy(null);
        }
    },
    /** As Kafka Streams has it. */
    NO_FILTER_IN_LAST_LEVEL("without bloom filter in the last level") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            options.setOptimizeFiltersForHits(true);
        }
    },
    /** Indexes and filters in memory beside the cache, all of them. */
    INDEXES_BESIDE_CACHE("indexes and filters beside the cache") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            table.setCacheIndexAndFilterBlocks(false);
        }
    },
    /** Indexes and filters go like every other block. */
    INDEXES_LIKE_DATA("indexes and filters not kept before data") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            table.setCacheIndexAndFilterBlocksWithHighPriority(false);
            table.setPinTopLevelIndexAndFilter(false);
        }
    },
    /** A cache that holds all there is. */
    LARGE_CACHE("a cache of 512 MB instead of 64") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            table.setBlockCache(new LRUCache(LARGE_CACHE_BYTES));
        }
    },
    /** Larger blocks, each with several small pages. */
    LARGE_BLOCKS("blocks of 16 KB instead of 4") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            table.setBlockSize(LARGE_BLOCK_BYTES);
        }
    },
    /** A hash index in each block. */
    HASH_INDEX("hash index in blocks") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            table.setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
        }
    },
    /** Files compressed quickly. */
    LZ4("compressed with lz4") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        }
    },
    /** Files compressed well. */
    ZSTD("compressed with zstd") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            options.setCompressionType(CompressionType.ZSTD_COMPRESSION);
        }
    },
    /** Files as memory, instead of blocks copied from them into the cache. */
    MAPPED_FILES("files mapped into memory") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            options.setAllowMmapReads(true);
        }
    },
    /** Fewer files to look into for a key, for more that is written again. */
    LEVELS("compaction by levels") {
        @Override
        void change(Options options, BlockBasedTableConfig table) {
            options.setCompactionStyle(CompactionStyle.LEVEL);
        }
    };

    /** The configuration key under which the setter finds the variant. */
    static final String CONFIG = "sluice.benchmarks.rocksdb.variant";

    private static final long LARGE_CACHE_BYTES = 512L << 20;
    private static final long LARGE_BLOCK_BYTES = 16L << 10;

    private final String words;

    RocksDbVariant(String words) {
        this.words = words;
    }

    /** What it is called in a table. */
    String words() {
        return words;
    }

    /** Changes what Sluice has set. */
    abstract void change(Options options, BlockBasedTableConfig table);

    /** Sets Sluice's settings, and then changes one; Kafka Streams makes an instance for each store. */
    public static final class Setter implements RocksDBConfigSetter {

        private final RocksDbSettings settings = new RocksDbSettings();

        @Override
        public void setConfig(String storeName, Options options, Map<String, Object> configs) {
            settings.setConfig(storeName, options, configs);
            RocksDbVariant variant = (RocksDbVariant) Objects.requireNonNull(configs.get(CONFIG), CONFIG);
            variant.change(options, (BlockBasedTableConfig) options.tableFormatConfig());
        }

        @Override
        public void close(String storeName, Options options) {
            settings.close(storeName, options);
        }
    }
}
