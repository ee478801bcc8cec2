package dev.sluice.velocity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes numbers into a growing array. Variable-length ones have seven bits a byte, least first; signed ones among them are
 * zigzag.
 */
final class ByteWriter {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int VARIABLE_BYTES_MAX = 10;

    private byte[] bytes;
    private int position;

    ByteWriter(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    void writeByte(int value) {
        makeRoom(1);
        bytes[position++] = (byte) value;
    }

    /** Eight bytes, least first. */
    void writeLong(long value) {
        makeRoom(Long.BYTES);
        LONGS.set(bytes, position, value);
        position += Long.BYTES;
    }

    /** One to ten bytes; small values that are not negative take least. */
    void writeUnsigned(long value) {
        makeRoom(VARIABLE_BYTES_MAX);
        int at = position;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
        position = at;
    }

    /** One to ten bytes; values near 0 take least. */
    void writeSigned(long value) {
        writeUnsigned((value << 1) ^ (value >> 63));
    }

    /** The first {@code count} numbers with their lowest {@code width} bytes each, least first. */
    void writeInts(int[] values, int count, int width) {
        makeRoom(count * width);
        for (int i = 0; i < count; i++) {
            for (int shift = 0; shift < 8 * width; shift += 8) {
                bytes[position++] = (byte) (values[i] >>> shift);
            }
        }
    }

    void writeBytes(byte[] values) {
        makeRoom(values.length);
        System.arraycopy(values, 0, bytes, position, values.length);
        position += values.length;
    }

    /** What another has written, with its length before it. */
    void writeSection(ByteWriter section) {
        writeUnsigned(section.position);
        makeRoom(section.position);
        System.arraycopy(section.bytes, 0, bytes, position, section.position);
        position += section.position;
    }

    /** Forgets what was written, to be used again. */
    void clear() {
        position = 0;
    }

    /** What was written. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, position);
    }

    private void makeRoom(int count) {
        if (position + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2 + count);
        }
    }
}
