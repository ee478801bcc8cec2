package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a history that changes with every event: the newest events, and what must be known without looking at the
 * others.
 *
 * <pre>
 * version          1 byte, 3
 * newest           8 bytes: time of the newest event
 * arrivals         number of the last event or label that arrived
 * completeAfter    8 bytes
 * next number      that the next segment gets
 * open chunk       as a list of at most one segment without summaries, see {@link Segment}
 * sealed segments  signed first, last and oldest-chunk-last time, and how many events they hold
 * sliced by        count, then the mask of each
 * rows             see {@link StoredRows}
 * </pre>
 */
final class HistoryHead {

    private static final int VERSION = 3;
    private static final int BYTES_EXPECTED = 2_048;

    EventRows rows = new EventRows();
    long arrivals;
    long completeAfterMillis = Long.MIN_VALUE;
    long nextNumber;

    @Nullable
    Segment open;

    long sealedFirstMillis;
    long sealedLastMillis;
    long sealedOldestLastMillis;
    long sealedCount;
    List<Attributes> slicedBy = new ArrayList<>();

    /** Time of the newest event; the earliest of all times without events. */
    long newestMillis() {
        long newest = rows.size() == 0 ? HistoryEvent.TIME_MILLIS_MIN : rows.time(rows.size() - 1);
        if (open != null) {
            newest = Math.max(newest, open.lastMillis());
        }
        return sealedCount == 0 ? newest : Math.max(newest, sealedLastMillis);
    }

    /** Time of the oldest event; the latest of all times without events. */
    long oldestMillis() {
        if (sealedCount > 0) {
            return sealedFirstMillis;
        }
        if (open != null) {
            return open.firstMillis();
        }
        return rows.size() == 0 ? Long.MAX_VALUE : rows.time(0);
    }

    /** How many events the history holds. */
    long count() {
        return rows.size() + (open == null ? 0 : open.count()) + sealedCount;
    }

    byte[] encode() {
        ByteWriter out = new ByteWriter(BYTES_EXPECTED);
        out.writeByte(VERSION);
        out.writeLong(newestMillis());
        out.writeUnsigned(arrivals);
        out.writeLong(completeAfterMillis);
        out.writeUnsigned(nextNumber);
        Segment.writeAll(open == null ? List.of() : List.of(open), SummaryLayout.EMPTY, out);
        out.writeSigned(sealedFirstMillis);
        out.writeSigned(sealedLastMillis);
        out.writeSigned(sealedOldestLastMillis);
        out.writeUnsigned(sealedCount);
        out.writeUnsigned(slicedBy.size());
        for (Attributes attributes : slicedBy) {
            out.writeUnsigned(attributes.mask());
        }
        StoredRows.write(rows, out);
        return out.toBytes();
    }

    static HistoryHead decode(byte[] bytes, SummaryLayout layout) {
        ByteReader in = open(bytes);
        HistoryHead head = new HistoryHead();
        in.readLong();
        head.arrivals = in.readUnsigned();
        head.completeAfterMillis = in.readLong();
        head.nextNumber = in.readUnsigned();
        List<Segment> openChunk = Segment.readAll(in, layout);
        head.open = openChunk.isEmpty() ? null : openChunk.get(0);
        head.sealedFirstMillis = in.readSigned();
        head.sealedLastMillis = in.readSigned();
        head.sealedOldestLastMillis = in.readSigned();
        head.sealedCount = in.readUnsigned();
        int slices = in.readCount(1);
        for (int i = 0; i < slices; i++) {
            head.slicedBy.add(Attributes.of(in.readUnsigned()));
        }
        head.rows = new EventRows(new StoredRows(in));
        in.expectEnd();
        return head;
    }

    /** {@link #newestMillis()} of an encoded head, without reading the rest. */
    static long newestMillis(byte[] bytes) {
        return open(bytes).readLong();
    }

    private static ByteReader open(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        int version = in.readByte();
        if (version != VERSION) {
            throw new HistoryFormatException("history of format version " + version + ", this Sluice reads version "
                    + VERSION + ": it was written by another release, or the bytes are not a history");
        }
        return in;
    }
}
