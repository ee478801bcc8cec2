package dev.sluice.velocity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Under which keys the pages of one history are kept: the entity's id with its length before it, so that no id is the
 * beginning of another; for a slice, its attributes and their values; and what the page holds. All pages of an entity
 * are neighbours.
 */
final class PageKey {

    private static final byte HEAD = 0;
    private static final byte SPINE = 1;
    private static final byte SEGMENT = 2;
    private static final byte SLICE = 3;
    private static final byte SWEPT_UNTIL = 4;

    private final byte[] prefix;

    private PageKey(byte[] prefix) {
        this.prefix = prefix;
    }

    /** What the store remembers of all that was swept out of it; no entity has an empty id. */
    static byte[] sweptUntil() {
        return ofEntity("").with(SWEPT_UNTIL);
    }

    static PageKey ofEntity(String entityId) {
        byte[] id = entityId.getBytes(StandardCharsets.UTF_8);
        ByteWriter out = new ByteWriter(id.length + 2);
        out.writeUnsigned(id.length);
        out.writeBytes(id);
        return new PageKey(out.toBytes());
    }

    /** The pages of a slice of this history. */
    PageKey slice(SliceKey slice) {
        ByteWriter out = new ByteWriter(prefix.length + 32);
        out.writeBytes(prefix);
        out.writeByte(SLICE);
        out.writeUnsigned(slice.attributes().mask());
        out.writeLong(slice.values());
        return new PageKey(out.toBytes());
    }

    byte[] head() {
        return with(HEAD);
    }

    byte[] spine() {
        return with(SPINE);
    }

    /** The page of a segment of this number. */
    byte[] segment(long number) {
        ByteWriter out = new ByteWriter(prefix.length + 6);
        out.writeBytes(prefix);
        out.writeByte(SEGMENT);
        out.writeUnsigned(number);
        return out.toBytes();
    }

    /** Whether a key is that of a head, which each history and each slice has one of. */
    static boolean isHead(byte[] key) {
        return key.length > 0 && key[key.length - 1] == HEAD && endsBehindPrefix(key);
    }

    /** What all keys of the history or slice begin with whose head this is. */
    static PageKey ofHead(byte[] headKey) {
        return new PageKey(Arrays.copyOf(headKey, headKey.length - 1));
    }

    /** Whose history it is, or a slice of it. */
    String entityId() {
        ByteReader in = new ByteReader(prefix);
        int length = in.readCount(1);
        return new String(prefix, in.position(), length, StandardCharsets.UTF_8);
    }

    /** Follows the head, the spine and the segments, and comes before the slices; no page has it. */
    byte[] behindSegments() {
        return with(SLICE);
    }

    private static boolean endsBehindPrefix(byte[] key) {
        ByteReader in = new ByteReader(key);
        in.skip(in.readCount(1));
        if (in.remaining() == 1) {
            return true;
        }
        if (in.readByte() != SLICE) {
            return false;
        }
        in.readUnsigned();
        in.readLong();
        return in.remaining() == 1;
    }

    private byte[] with(byte kind) {
        byte[] key = Arrays.copyOf(prefix, prefix.length + 1);
        key[prefix.length] = kind;
        return key;
    }
}
