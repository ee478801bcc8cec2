package dev.sluice.velocity;

import org.jspecify.annotations.Nullable;

/** Where the pages of histories are kept as bytes, such as a RocksDB store. Keys and values may be retained. */
public interface HistoryBytes {

    /** The value of a key; null if there is none. */
    byte @Nullable [] get(byte[] key);

    /** Keeps a value instead of the former one. */
    void put(byte[] key, byte[] value);

    /** Forgets a key and its value, if there are any. */
    void delete(byte[] key);
}
