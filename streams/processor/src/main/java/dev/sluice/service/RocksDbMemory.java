package dev.sluice.service;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that all stores of a process share. By itself each store of each partition would take 50 MB for what is
 * read and three times 16 MB for what is written, which with a dozen stores and six partitions is gigabytes. It lives as
 * long as the process: stores come and go with every rebalance, and none of them may close it.
 */
final class RocksDbMemory {

    private static final long MEGABYTE = 1L << 20;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    RocksDbMemory(int blockCacheMegabytes, int writeBufferMegabytes) {
        RocksDB.loadLibrary();
        long writeBufferBytes = writeBufferMegabytes * MEGABYTE;
        // What is written counts against the cache, so that its size is the bound of both.
        this.cache = new LRUCache(blockCacheMegabytes * MEGABYTE + writeBufferBytes);
        this.writeBuffers = new WriteBufferManager(writeBufferBytes, cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }
}
