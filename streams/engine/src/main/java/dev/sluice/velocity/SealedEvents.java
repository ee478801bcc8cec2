package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sealed events of a history: chunks, joined to nodes and these to larger ones, each with summaries of all its events.
 * Late events and labels still enter; whatever they change is summarised anew on the way up.
 */
final class SealedEvents {

    private final PageSizes sizes;
    private final HistoryHead head;
    private final SegmentPages pages;
    private SummaryLayout layout;
    private @Nullable List<Segment> spine;
    private @Nullable IdentityHashMap<WindowGroup, @Nullable Stretch[]> stretches;
    private boolean isSpineChanged;

    /**
     * The sealed events of a history.
     *
     * @param head says how many there are, and is told when that changes
     */
    SealedEvents(PageSizes sizes, HistoryHead head, SegmentPages pages, SummaryLayout layout) {
        this.sizes = sizes;
        this.head = head;
        this.pages = pages;
        this.layout = layout;
        if (head.sealedCount == 0) {
            this.spine = new ArrayList<>();
        }
    }

    /** Goes on with another layout of summaries. */
    void adopt(SummaryLayout newLayout) {
        layout = newLayout;
        if (spine != null) {
            spine.forEach(segment -> segment.adopt(newLayout));
        }
        forgetStretches();
    }

    /** The segments that are not part of any other, from the oldest to the newest. */
    List<Segment> spine() {
        List<Segment> segments = spine;
        if (segments == null) {
            segments = pages.spine();
            spine = segments;
        }
        return segments;
    }

    /** Whether there are any beyond a time. */
    boolean reachBeyond(long timeMillis) {
        return head.sealedCount > 0 && head.sealedLastMillis > timeMillis;
    }

    /**
     * A summary of a segment, made now if it is missing.
     *
     * @param container the node that the segment is part of; null for one of the {@link #spine()} and for the open chunk
     * @param index where the summary stands in the layout
     */
    Summary summary(Segment segment, @Nullable Segment container, int index) {
        Summary summary = segment.summaries().get(index);
        if (summary == null) {
            summary = summarize(segment, index);
            if (segment == head.open) {
                return summary;
            }
            if (container == null) {
                isSpineChanged = true;
            } else {
                pages.changed(container);
            }
        }
        return summary;
    }

    /** The segments that a window took in last; null if none were kept, or if anything sealed has changed since. */
    @Nullable
    Stretch stretch(WindowGroup group, int slot) {
        @Nullable Stretch[] kept = stretches == null ? null : stretches.get(group);
        return kept == null ? null : kept[slot];
    }

    /** Keeps segments together that a window took in, until anything sealed changes. */
    void keepStretch(WindowGroup group, int slot, Stretch stretch) {
        IdentityHashMap<WindowGroup, @Nullable Stretch[]> byGroup = stretches;
        if (byGroup == null) {
            byGroup = new IdentityHashMap<>();
            stretches = byGroup;
        }
        byGroup.computeIfAbsent(group, any -> new Stretch[group.size()])[slot] = stretch;
    }

    private void forgetStretches() {
        stretches = null;
    }

    /** Where an event is; null if it is not among these. */
    @Nullable
    Found find(long transactionHash, long timeMillis) {
        return reachBeyond(timeMillis - 1) ? find(spine(), transactionHash, timeMillis) : null;
    }

    private @Nullable Found find(List<Segment> segments, long transactionHash, long timeMillis) {
        for (Segment segment : segments) {
            if (segment.firstMillis() > timeMillis || segment.lastMillis() < timeMillis) {
                continue;
            }
            if (!segment.isChunk()) {
                Found found = find(pages.parts(segment), transactionHash, timeMillis);
                if (found != null) {
                    return found;
                }
            } else {
                EventRows rows = pages.rows(segment);
                int row = rows.rowOf(transactionHash);
                if (row >= 0) {
                    return new Found(rows, row);
                }
            }
        }
        return null;
    }

    /** Shows the events of each chunk, from the oldest to the newest. */
    void forEachChunk(Consumer<EventRows> visitor) {
        forEachChunk(spine(), visitor);
    }

    private void forEachChunk(List<Segment> segments, Consumer<EventRows> visitor) {
        for (Segment segment : segments) {
            if (segment.isChunk()) {
                visitor.accept(pages.rows(segment));
            } else {
                forEachChunk(pages.parts(segment), visitor);
            }
        }
    }

    /** Takes over the events of an open chunk that is full, as one or several chunks. */
    void seal(Segment open, Consumer<EventRows> sealed) {
        EventRows rows = pages.rows(open);
        for (EventRows rest = rows; rest != null; ) {
            EventRows later = rest.size() > sizes.chunkRows() ? rest.splitAt(sizes.chunkRows()) : null;
            add(rest == rows ? open : Segment.ofRows(head.nextNumber++, rest, layout));
            sealed.accept(rest);
            rest = later;
        }
        changed();
    }

    private void add(Segment chunk) {
        chunk.rowsChanged();
        pages.changed(chunk);
        spine().add(chunk);
        summarizeAll(chunk);
        join(spine());
    }

    private void join(List<Segment> segments) {
        int level = 0;
        while (isFullAt(level, segments)) {
            List<Segment> newest = segments.subList(segments.size() - sizes.fanout(), segments.size());
            Segment node = Segment.ofParts(head.nextNumber++, newest, layout);
            newest.clear();
            segments.add(node);
            summarizeAll(node);
            pages.changed(node);
            level++;
        }
    }

    private boolean isFullAt(int level, List<Segment> segments) {
        int from = segments.size() - sizes.fanout();
        return from >= 0
                && segments.subList(from, segments.size()).stream().allMatch(segment -> segment.level() == level);
    }

    /** Lets a late event in among those of its time. */
    void place(long timeMillis, Insertion event) {
        place(spine(), null, timeMillis, event);
        changed();
    }

    private void place(List<Segment> segments, @Nullable Segment container, long timeMillis, Insertion event) {
        int index = segments.size() - 1;
        while (index > 0 && segments.get(index).firstMillis() > timeMillis) {
            index--;
        }
        Segment segment = segments.get(index);
        if (segment.isChunk()) {
            EventRows rows = pages.rows(segment);
            event.into(rows);
            if (rows.size() >= 2 * sizes.chunkRows()) {
                Segment later = Segment.ofRows(head.nextNumber++, rows.splitAt(sizes.chunkRows()), layout);
                segments.add(index + 1, later);
                summarizeAll(later);
                pages.changed(later);
            }
            segment.rowsChanged();
        } else {
            place(pages.parts(segment), segment, timeMillis, event);
            segment.partsChanged();
        }
        summarizeAll(segment);
        pages.changed(segment);
        if (container != null) {
            pages.changed(container);
        }
    }

    /** Sets the label of an event, if it is among these. */
    void relabel(long transactionHash, long timeMillis, LabelEntry label) {
        if (reachBeyond(timeMillis - 1) && relabel(spine(), transactionHash, timeMillis, label)) {
            isSpineChanged = true;
            forgetStretches();
        }
    }

    private boolean relabel(List<Segment> segments, long transactionHash, long timeMillis, LabelEntry label) {
        for (Segment segment : segments) {
            if (segment.firstMillis() <= timeMillis
                    && segment.lastMillis() >= timeMillis
                    && relabel(segment, transactionHash, timeMillis, label)) {
                summarizeAll(segment);
                pages.changed(segment);
                return true;
            }
        }
        return false;
    }

    private boolean relabel(Segment segment, long transactionHash, long timeMillis, LabelEntry label) {
        if (!segment.isChunk()) {
            boolean isFound = relabel(pages.parts(segment), transactionHash, timeMillis, label);
            if (isFound) {
                segment.partsChanged();
            }
            return isFound;
        }
        EventRows rows = pages.rows(segment);
        int row = rows.rowOf(transactionHash);
        if (row >= 0) {
            rows.setLabel(row, label);
            segment.rowsChanged();
        }
        return row >= 0;
    }

    private void summarizeAll(Segment segment) {
        for (int index = 0; index < layout.size(); index++) {
            summarize(segment, index);
        }
    }

    private Summary summarize(Segment segment, int index) {
        Signature signature = layout.signature(index);
        Summary summary;
        if (segment.isChunk()) {
            summary = signature.of(pages.rows(segment));
        } else {
            summary = signature.ofNothing();
            for (Segment part : pages.parts(segment)) {
                summary.add(summary(part, segment, index));
            }
        }
        segment.summaries().set(index, summary);
        return summary;
    }

    /**
     * Drops the oldest chunk, of which there must be one.
     *
     * @return the time of the newest event that went
     */
    long dropOldest() {
        List<Segment> segments = spine();
        while (!segments.get(0).isChunk()) {
            Segment node = segments.remove(0);
            segments.addAll(0, pages.parts(node));
            pages.dropped(node);
        }
        Segment oldest = segments.remove(0);
        pages.dropped(oldest);
        changed();
        return oldest.lastMillis();
    }

    private void changed() {
        isSpineChanged = true;
        forgetStretches();
        List<Segment> segments = spine();
        head.sealedCount = 0;
        for (Segment segment : segments) {
            head.sealedCount += segment.count();
        }
        if (!segments.isEmpty()) {
            head.sealedFirstMillis = segments.get(0).firstMillis();
            head.sealedLastMillis = segments.get(segments.size() - 1).lastMillis();
            head.sealedOldestLastMillis = oldestChunk(segments.get(0)).lastMillis();
        }
    }

    private Segment oldestChunk(Segment segment) {
        Segment oldest = segment;
        while (!oldest.isChunk()) {
            oldest = pages.parts(oldest).get(0);
        }
        return oldest;
    }

    /** Keeps which segments there are, if that has changed. */
    void save() {
        if (isSpineChanged) {
            pages.saveSpine(spine());
            isSpineChanged = false;
        }
    }
}
