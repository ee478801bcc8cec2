package dev.sluice.velocity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what {@link ByteWriter} wrote; whatever does not fit is a {@link HistoryFormatException}. */
final class ByteReader {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int position;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
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
        for (int shift = 0; shift < 64 && at < bytes.length; shift += 7) {
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
        if (count < 0 || count > (bytes.length - position) / bytesEach) {
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
        if (position != bytes.length) {
            throw new HistoryFormatException((bytes.length - position) + " bytes after the end of the history");
        }
    }

    private void expect(long count) {
        if (count > bytes.length - position) {
            throw new HistoryFormatException("the history ends at byte " + bytes.length + ", in the middle of a value");
        }
    }
}
