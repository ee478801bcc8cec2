package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages that hold what the segments of one history are made of. They are read when they are asked for. */
final class SegmentPages {

    private static final int SPINE_BYTES_EXPECTED = 4_096;
    private static final int SEGMENT_BYTES_EXPECTED = 8_192;

    private final PageKey key;
    private final @Nullable HistoryBytes bytes;
    private final Set<Segment> changed = new LinkedHashSet<>();
    private final List<Long> dropped = new ArrayList<>();
    private SummaryLayout layout;
    private long rowsFetched;

    /** The pages of a history; without bytes, of one that is kept in memory alone. */
    SegmentPages(PageKey key, @Nullable HistoryBytes bytes, SummaryLayout layout) {
        this.key = key;
        this.bytes = bytes;
        this.layout = layout;
    }

    /** Goes on with another layout of summaries, in what is read from now on. */
    void adopt(SummaryLayout newLayout) {
        layout = newLayout;
    }

    /** The segments that are not part of any other, from the oldest to the newest. */
    List<Segment> spine() {
        return fetched(Segment.readAll(new ByteReader(page(key.spine())), layout));
    }

    /** The events of a chunk. */
    EventRows rows(Segment chunk) {
        EventRows rows = chunk.rowsIfFetched();
        if (rows == null) {
            ByteReader in = new ByteReader(page(key.segment(chunk.number())));
            rows = new EventRows(new StoredRows(in));
            in.expectEnd();
            chunk.fetched(rows);
            rowsFetched += rows.size();
        }
        return rows;
    }

    /** The segments of a node, from the oldest to the newest. */
    List<Segment> parts(Segment node) {
        List<Segment> parts = node.partsIfFetched();
        if (parts == null) {
            parts = fetched(Segment.readAll(new ByteReader(page(key.segment(node.number()))), layout));
            node.fetched(parts);
        }
        return parts;
    }

    private List<Segment> fetched(List<Segment> segments) {
        rowsFetched += segments.size();
        return segments;
    }

    /** A segment was made, or what it is made of has changed. */
    void changed(Segment segment) {
        changed.add(segment);
    }

    /** A segment is no more. */
    void dropped(Segment segment) {
        changed.remove(segment);
        dropped.add(segment.number());
    }

    /** An event has entered a chunk that was there. */
    void grown() {
        rowsFetched++;
    }

    /** How many rows and segments are in memory. */
    long weight() {
        return rowsFetched;
    }

    /** Writes what has changed. */
    void save() {
        if (bytes != null) {
            for (Segment segment : changed) {
                bytes.put(key.segment(segment.number()), content(segment));
            }
            for (long number : dropped) {
                bytes.delete(key.segment(number));
            }
        }
        changed.clear();
        dropped.clear();
    }

    /** Writes the segments that are not part of any other. */
    void saveSpine(List<Segment> spine) {
        if (bytes != null && spine.isEmpty()) {
            bytes.delete(key.spine());
        } else if (bytes != null) {
            ByteWriter out = new ByteWriter(SPINE_BYTES_EXPECTED);
            Segment.writeAll(spine, layout, out);
            bytes.put(key.spine(), out.toBytes());
        }
    }

    private byte[] content(Segment segment) {
        ByteWriter out = new ByteWriter(SEGMENT_BYTES_EXPECTED);
        if (segment.isChunk()) {
            StoredRows.write(rows(segment), out);
        } else {
            Segment.writeAll(parts(segment), layout, out);
        }
        return out.toBytes();
    }

    private byte[] page(byte[] pageKey) {
        byte[] page = Objects.requireNonNull(bytes, "everything that is kept in memory only is there")
                .get(pageKey);
        if (page == null) {
            throw new HistoryFormatException("a page of the history is missing");
        }
        return page;
    }
}
