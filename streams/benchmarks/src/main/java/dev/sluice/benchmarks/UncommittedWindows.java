package dev.sluice.benchmarks;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedBytesStore;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * A window store that is not committed. Kafka's test driver commits after every record, which writes RocksDB's memory to
 * a file each time; a running system does so now and then, and the time per event shall not be that of the files.
 */
final class UncommittedWindows implements WindowStore<Bytes, byte[]>, TimestampedBytesStore {

    private final WindowStore<Bytes, byte[]> windows;

    private UncommittedWindows(WindowStore<Bytes, byte[]> windows) {
        this.windows = windows;
    }

    /** Supplies the stores of a supplier so. */
    static WindowBytesStoreSupplier of(WindowBytesStoreSupplier supplier) {
        return new WindowBytesStoreSupplier() {
            @Override
            public String name() {
                return supplier.name();
            }

            @Override
            public WindowStore<Bytes, byte[]> get() {
                return new UncommittedWindows(supplier.get());
            }

            @Override
            public String metricsScope() {
                return supplier.metricsScope();
            }

            @Override
            public long segmentIntervalMs() {
                return supplier.segmentIntervalMs();
            }

            @Override
            public long windowSize() {
                return supplier.windowSize();
            }

            @Override
            public boolean retainDuplicates() {
                return supplier.retainDuplicates();
            }

            @Override
            public long retentionPeriod() {
                return supplier.retentionPeriod();
            }
        };
    }

    /** Does nothing. */
    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {}

    @Override
    public String name() {
        return windows.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        windows.init(context, root);
    }

    @Override
    public void close() {
        windows.close();
    }

    @Override
    public boolean persistent() {
        return windows.persistent();
    }

    @Override
    public boolean isOpen() {
        return windows.isOpen();
    }

    @Override
    public Position getPosition() {
        return windows.getPosition();
    }

    @Override
    public void put(Bytes key, byte[] value, long windowStartMillis) {
        windows.put(key, value, windowStartMillis);
    }

    @Override
    public byte[] fetch(Bytes key, long windowStartMillis) {
        return windows.fetch(key, windowStartMillis);
    }

    @Override
    public WindowStoreIterator<byte[]> fetch(Bytes key, long fromMillis, long toMillis) {
        return windows.fetch(key, fromMillis, toMillis);
    }

    @Override
    public KeyValueIterator<Windowed<Bytes>, byte[]> fetch(Bytes fromKey, Bytes toKey, long fromMillis, long toMillis) {
        return windows.fetch(fromKey, toKey, fromMillis, toMillis);
    }

    @Override
    public KeyValueIterator<Windowed<Bytes>, byte[]> fetchAll(long fromMillis, long toMillis) {
        return windows.fetchAll(fromMillis, toMillis);
    }

    @Override
    public KeyValueIterator<Windowed<Bytes>, byte[]> all() {
        return windows.all();
    }
}
