package dev.sluice.velocity;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages as bytes in memory. */
final class MemoryBytes implements HistoryBytes {

    private final Map<ByteBuffer, byte[]> values = new HashMap<>();

    @Override
    public byte @Nullable [] get(byte[] key) {
        byte[] value = values.get(ByteBuffer.wrap(key));
        return value == null ? null : value.clone();
    }

    @Override
    public void put(byte[] key, byte[] value) {
        values.put(ByteBuffer.wrap(key.clone()), value.clone());
    }

    @Override
    public void delete(byte[] key) {
        values.remove(ByteBuffer.wrap(key));
    }

    /** Everything that is kept, in a form in which it can be compared. */
    Map<ByteBuffer, ByteBuffer> content() {
        Map<ByteBuffer, ByteBuffer> content = new HashMap<>();
        values.forEach((key, value) -> content.put(key, ByteBuffer.wrap(value)));
        return content;
    }

    /** How many bytes all values have together. */
    long size() {
        return values.values().stream().mapToLong(value -> value.length).sum();
    }
}
