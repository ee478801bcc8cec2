package dev.sluice.velocity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what {@link ByteWriter} wrote; whatever does not fit is a {@link HistoryFormatException}. */
final class ByteReader {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;

    ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads the bytes from a position up to, but not including, another. */
    ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** How many bytes are left. */
    int remaining() {
        return end - position;
    }

    /** Where it stands in the array. */
    int position() {
        return position;
    }

    /** Passes over some bytes. */
    void skip(int count) {
        expect(count);
        position += count;
    }

    /** A part of the bytes with its length before it; passes over it. */
    ByteReader readSection() {
        int length = readCount(1);
        ByteReader section = new ByteReader(bytes, position, position + length);
        position += length;
        return section;
    }

    int readByte() {
        expect(1);
        return bytes[position++] & 0xFF;
    }

    long readLong() {
        expect(Long.BYTES);
        long value = (long) LONGS.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    long readUnsigned() {
        long value = 0;
        int at = position;
        for (int shift = 0; shift < 64 && at < end; shift += 7) {
            int next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                position = at;
                return value;
            }
        }
        throw new HistoryFormatException("the number at byte " + position + " does not end");
    }

    long readSigned() {
        long value = readUnsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A count of things of at least so many bytes each, which must fit into what is left. */
    int readCount(int bytesEach) {
        long count = readUnsigned();
        if (count < 0 || count > (end - position) / bytesEach) {
            throw new HistoryFormatException("a count of " + count + " at byte " + position + " exceeds what follows");
        }
        return (int) count;
    }

    /** So many numbers of so many bytes each, in an array with room for one more. */
    int[] readInts(int count, int width) {
        if (width != 1 && width != 2 && width != 4) {
            throw new HistoryFormatException("codes of " + width + " bytes at byte " + position);
        }
        expect((long) count * width);
        int[] values = new int[count + 1];
        int at = position;
        for (int i = 0; i < count; i++) {
            int value = 0;
            for (int shift = 0; shift < 8 * width; shift += 8) {
                value |= (bytes[at++] & 0xFF) << shift;
            }
            values[i] = value;
        }
        position = at;
        return values;
    }

    void expectEnd() {
        if (position != end) {
            throw new HistoryFormatException((end - position) + " bytes after the end of the history");
        }
    }

    private void expect(long count) {
        if (count > end - position) {
            throw new HistoryFormatException("the history ends at byte " + end + ", in the middle of a value");
        }
    }
}
