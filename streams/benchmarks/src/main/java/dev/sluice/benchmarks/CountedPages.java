package dev.sluice.benchmarks;

import dev.sluice.velocity.HistoryBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.jspecify.annotations.Nullable;

/** Pages in memory that count what is read, kept and written, and how far Kafka's compression would reduce the writes. */
final class CountedPages implements HistoryBytes {

    /** About what a producer collects before it sends. */
    private static final int BATCH_BYTES = 16_384;

    private final Compression compression;
    private final Map<ByteBuffer, byte[]> values = new HashMap<>();
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private long kept;
    private long reads;
    private long writes;
    private long written;
    private long compressed;

    /** @param compression what writes are compressed with, in batches */
    CountedPages(Compression compression) {
        this.compression = compression;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        reads++;
        return values.get(ByteBuffer.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        byte[] before = values.put(ByteBuffer.wrap(key), value);
        kept += value.length + (before == null ? key.length : -before.length);
        writes++;
        written += key.length + value.length;
        batch.writeBytes(key);
        batch.writeBytes(value);
        if (batch.size() >= BATCH_BYTES) {
            compress();
        }
    }

    @Override
    public void delete(byte[] key) {
        byte[] before = values.remove(ByteBuffer.wrap(key));
        kept -= before == null ? 0 : key.length + before.length;
        writes++;
        written += key.length;
    }

    /** Forgets what was counted of reads and writes so far. */
    void countAnew() {
        reads = 0;
        writes = 0;
        written = 0;
        compressed = 0;
        batch.reset();
    }

    /** Bytes of all keys and values that are kept. */
    long kept() {
        return kept;
    }

    /** How often something was read. */
    long reads() {
        return reads;
    }

    /** How often something was written. */
    long writes() {
        return writes;
    }

    /** Bytes of keys and values that were written. */
    long written() {
        return written;
    }

    /** The same once compressed. */
    long compressed() {
        compress();
        return compressed;
    }

    private void compress() {
        try (ByteBufferOutputStream out = new ByteBufferOutputStream(BATCH_BYTES)) {
            try (OutputStream packing = compression.wrapForOutput(out, RecordBatch.CURRENT_MAGIC_VALUE)) {
                batch.writeTo(packing);
            }
            compressed += out.position();
            batch.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
