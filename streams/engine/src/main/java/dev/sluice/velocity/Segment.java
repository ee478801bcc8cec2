package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run of successive events of a history: a chunk of events, or a node of segments that follow each other. It knows when
 * its events took place and their summaries; the events or segments themselves are fetched when they are needed.
 */
final class Segment {

    private final int level;
    private final long number;
    private long firstMillis;
    private long lastMillis;
    private int count;
    private long arrivalMax;
    private long labelKnownAtMax;
    private Summaries summaries;
    private @Nullable EventRows rows;
    private @Nullable List<Segment> parts;

    private Segment(int level, long number, SummaryLayout layout) {
        this.level = level;
        this.number = number;
        this.summaries = new Summaries(layout);
    }

    /** A chunk of events, at least one. */
    static Segment ofRows(long number, EventRows rows, SummaryLayout layout) {
        Segment chunk = new Segment(0, number, layout);
        chunk.rows = rows;
        chunk.rowsChanged();
        return chunk;
    }

    /** A node of segments, at least one, from the oldest to the newest. */
    static Segment ofParts(long number, List<Segment> parts, SummaryLayout layout) {
        Segment node = new Segment(parts.get(0).level + 1, number, layout);
        node.parts = new ArrayList<>(parts);
        node.partsChanged();
        return node;
    }

    /** Whether it is a chunk of events. */
    boolean isChunk() {
        return level == 0;
    }

    /** 0 for a chunk; one more than its parts' for a node. */
    int level() {
        return level;
    }

    /** Which page of the history holds what it is made of. */
    long number() {
        return number;
    }

    long firstMillis() {
        return firstMillis;
    }

    long lastMillis() {
        return lastMillis;
    }

    /** How many events there are. */
    int count() {
        return count;
    }

    /** The number of the last event or label that arrived. */
    long arrivalMax() {
        return arrivalMax;
    }

    /** When the label that is known last becomes known; {@link Long#MIN_VALUE} without labels. */
    long labelKnownAtMax() {
        return labelKnownAtMax;
    }

    Summaries summaries() {
        return summaries;
    }

    /** Changes to another layout of summaries, here and in all parts that have been fetched. */
    void adopt(SummaryLayout layout) {
        summaries = layout.adopt(summaries);
        if (parts != null) {
            parts.forEach(part -> part.adopt(layout));
        }
    }

    /** The events of a chunk; null if they were not fetched. */
    @Nullable
    EventRows rowsIfFetched() {
        return rows;
    }

    /** The segments of a node; null if they were not fetched. */
    @Nullable
    List<Segment> partsIfFetched() {
        return parts;
    }

    void fetched(EventRows fetchedRows) {
        rows = fetchedRows;
    }

    void fetched(List<Segment> fetchedParts) {
        parts = fetchedParts;
    }

    /** Brings everything up to date with the events, which have changed. */
    void rowsChanged() {
        EventRows all = Objects.requireNonNull(rows);
        firstMillis = all.time(0);
        lastMillis = all.time(all.size() - 1);
        count = all.size();
        arrivalMax = all.arrivalMax();
        labelKnownAtMax = all.labelKnownAtMax();
        summaries = new Summaries(summaries.layout());
    }

    /** Brings everything up to date with the parts, one of which has changed. */
    void partsChanged() {
        List<Segment> all = Objects.requireNonNull(parts);
        firstMillis = all.get(0).firstMillis;
        lastMillis = all.get(all.size() - 1).lastMillis;
        count = 0;
        arrivalMax = 0;
        labelKnownAtMax = Long.MIN_VALUE;
        for (Segment part : all) {
            count += part.count;
            arrivalMax = Math.max(arrivalMax, part.arrivalMax);
            labelKnownAtMax = Math.max(labelKnownAtMax, part.labelKnownAtMax);
        }
        summaries = new Summaries(summaries.layout());
    }

    /** Writes segments with their summaries, but not what they are made of. */
    static void writeAll(List<Segment> segments, SummaryLayout layout, ByteWriter out) {
        out.writeUnsigned(layout.size());
        for (int index = 0; index < layout.size(); index++) {
            out.writeLong(layout.signature(index).id());
        }
        out.writeUnsigned(segments.size());
        ByteWriter section = new ByteWriter(64);
        for (Segment segment : segments) {
            segment.write(layout.size(), section, out);
        }
    }

    private void write(int summaryCount, ByteWriter section, ByteWriter out) {
        out.writeUnsigned(level);
        out.writeUnsigned(number);
        out.writeSigned(firstMillis);
        out.writeUnsigned(lastMillis - firstMillis);
        out.writeUnsigned(count);
        out.writeUnsigned(arrivalMax);
        out.writeLong(labelKnownAtMax);
        for (int index = 0; index < summaryCount; index++) {
            Summary summary = summaries.get(index);
            if (summary != null) {
                summary.write(section);
            }
            out.writeSection(section);
            section.clear();
        }
    }

    /** Reads what {@link #writeAll} wrote, into another layout of summaries where that has changed since. */
    static List<Segment> readAll(ByteReader in, SummaryLayout layout) {
        int[] indexes = new int[in.readCount(Long.BYTES)];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = layout.indexOf(in.readLong());
        }
        int count = in.readCount(1);
        List<Segment> segments = new ArrayList<>(count + 1);
        for (int i = 0; i < count; i++) {
            segments.add(read(in, layout, indexes));
        }
        return segments;
    }

    private static Segment read(ByteReader in, SummaryLayout layout, int[] indexes) {
        Segment segment = new Segment((int) in.readUnsigned(), in.readUnsigned(), layout);
        segment.firstMillis = in.readSigned();
        segment.lastMillis = segment.firstMillis + in.readUnsigned();
        segment.count = (int) in.readUnsigned();
        segment.arrivalMax = in.readUnsigned();
        segment.labelKnownAtMax = in.readLong();
        for (int index : indexes) {
            ByteReader stored = in.readSection();
            if (index >= 0 && stored.remaining() > 0) {
                segment.summaries.store(index, stored);
            }
        }
        return segment;
    }
}
