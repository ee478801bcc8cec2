package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The recent events of one entity, in event time, each once. Not safe for several threads.
 *
 * <p>Events enter at their own time however late they come; ties in time keep their order of arrival. Nothing is dropped
 * by the wall clock: only an event that is newer by more than the retention, or one that exceeds the number kept, lets
 * the oldest go.
 *
 * <p>The newest events are in the head, which is all that an event usually changes. From there they move on, some at a
 * time, to an open chunk, which is sealed when it is full. Sealed chunks are joined to nodes and these to larger ones, each
 * with summaries of all its events, so that a window of a million events is a few dozen summaries and what lies at its
 * ends. Once there are many events, sealed ones that are the same in some attributes are kept once more, each group as a
 * slice: a history of its own, in which a feature with {@code same} finds them as fast.
 */
public final class EntityHistory {

    /** So many slices of a history that is kept as bytes stay in memory with it. */
    private static final int SLICES_IN_MEMORY_MAX = 32;

    private final PageSizes sizes;
    private final PageKey key;
    private final @Nullable HistoryBytes bytes;
    private final Attributes sliceOf;
    private final long sweptUntilMillis;
    private final Map<SliceKey, EntityHistory> slices = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<EntityHistory> changedSlices = new LinkedHashSet<>();
    private final Set<Segment> changed = new LinkedHashSet<>();
    private final List<Long> dropped = new ArrayList<>();
    private HistoryLimits limits;
    private FeaturePlan plan;
    private SummaryLayout layout;
    private HistoryHead head;
    private @Nullable List<Segment> spine;
    private final IdentityHashMap<WindowGroup, @Nullable Stretch[]> stretches = new IdentityHashMap<>();
    private boolean isHeadChanged;
    private boolean isSpineChanged;
    private long rowsFetched;

    /** Where an event is. */
    private record Found(EventRows rows, int row) {}

    private EntityHistory(
            PageSizes sizes,
            PageKey key,
            @Nullable HistoryBytes bytes,
            Attributes sliceOf,
            HistoryLimits limits,
            FeaturePlan plan,
            HistoryHead head,
            long sweptUntilMillis) {
        this.sizes = sizes;
        this.key = key;
        this.bytes = bytes;
        this.sliceOf = sliceOf;
        this.limits = limits;
        this.plan = plan;
        this.layout = plan.layout(sliceOf);
        this.head = head;
        this.sweptUntilMillis = sweptUntilMillis;
        if (head.sealedCount == 0) {
            this.spine = new ArrayList<>();
        }
    }

    /** A history without events, which is kept in memory only if there is nowhere else. */
    static EntityHistory empty(
            PageSizes sizes, PageKey key, @Nullable HistoryBytes bytes, HistoryLimits limits, FeaturePlan plan) {
        return new EntityHistory(sizes, key, bytes, Attributes.NONE, limits, plan, new HistoryHead(), Long.MIN_VALUE);
    }

    /**
     * Reads a history; an empty one if there is none yet, or none any more.
     *
     * @param sweptUntilMillis up to when the events of a history that is not there may have been removed
     */
    static EntityHistory read(
            PageSizes sizes,
            PageKey key,
            HistoryBytes bytes,
            HistoryLimits limits,
            FeaturePlan plan,
            long sweptUntilMillis) {
        EntityHistory history = read(sizes, key, bytes, Attributes.NONE, limits, plan, sweptUntilMillis);
        history.resliceAsPlanned();
        return history;
    }

    private static EntityHistory read(
            PageSizes sizes,
            PageKey key,
            HistoryBytes bytes,
            Attributes sliceOf,
            HistoryLimits limits,
            FeaturePlan plan,
            long sweptUntilMillis) {
        byte[] page = bytes.get(key.head());
        HistoryHead head = page == null ? new HistoryHead() : HistoryHead.decode(page, plan.layout(sliceOf));
        if (page == null) {
            head.completeAfterMillis = sweptUntilMillis;
        }
        return new EntityHistory(sizes, key, bytes, sliceOf, limits, plan, head, sweptUntilMillis);
    }

    /** Goes on with other limits and features. */
    void adopt(HistoryLimits newLimits, FeaturePlan newPlan) {
        limits = newLimits;
        plan = newPlan;
        layout = newPlan.layout(sliceOf);
        if (head.open != null) {
            head.open.adopt(layout);
        }
        if (spine != null) {
            spine.forEach(segment -> segment.adopt(layout));
        }
        stretches.clear();
        slices.values().forEach(slice -> slice.adopt(newLimits, newPlan));
        if (sliceOf.isEmpty()) {
            resliceAsPlanned();
        }
    }

    /**
     * Adds an event at its own time, unless it is there already or too old. What the limits do not allow to keep beside
     * it is dropped.
     */
    public Arrival add(HistoryEvent event) {
        Found found = find(event.transactionHash(), event.timeMillis());
        if (found != null) {
            return found.rows().isSameOccasion(found.row(), event) ? Arrival.DUPLICATE : Arrival.CONFLICTING;
        }
        isHeadChanged = true;
        dropBeyond(limits.eventsMax());
        if (event.timeMillis() <= head.completeAfterMillis || isExpired(event)) {
            head.completeAfterMillis = Math.max(head.completeAfterMillis, event.timeMillis());
            return Arrival.TOO_OLD;
        }
        head.arrivals++;
        makeRoomFor(event.timeMillis());
        place(event.timeMillis(), rows -> rows.insert(event, head.arrivals));
        sliceAsPlanned();
        return Arrival.ADDED;
    }

    /**
     * Labels a transaction. The label counts for transactions from {@code knownAtMillis} on; of several of a kind the one
     * known last counts. The same label again changes nothing.
     *
     * @param transactionId the transaction that is labelled
     * @param timeMillis when it took place, milliseconds since 1970 UTC
     * @param label what it turned out to be, or how it was decided
     * @param knownAtMillis when that became known, milliseconds since 1970 UTC
     * @return false if the history does not hold the transaction (not yet, or not any more): nothing changed, and the
     *     caller decides whether to keep the label for later
     */
    public boolean label(String transactionId, long timeMillis, Label label, long knownAtMillis) {
        long hash = Hash64.of(transactionId);
        Found found = find(hash, timeMillis);
        if (found == null) {
            return false;
        }
        long foundMillis = found.rows().time(found.row());
        LabelEntry before = found.rows().label(found.row());
        LabelEntry after = LabelEntry.on(before, label, knownAtMillis, head.arrivals + 1);
        if (!after.equals(before)) {
            head.arrivals++;
            relabel(hash, foundMillis, after);
            if (isSealed(found.rows())) {
                forEachSlice(
                        found.rows(), found.row(), head.slicedBy, slice -> slice.relabel(hash, foundMillis, after));
            }
        }
        return true;
    }

    /** Keeps what has changed. Without this it is lost when the history leaves memory. */
    public void save() {
        changedSlices.forEach(EntityHistory::save);
        changedSlices.clear();
        if (bytes != null) {
            writeChanged(bytes);
            leaveOutOfMemory(SLICES_IN_MEMORY_MAX);
        }
        changed.clear();
        dropped.clear();
        isSpineChanged = false;
        isHeadChanged = false;
    }

    /** How many events it holds. */
    public long size() {
        return head.count();
    }

    /**
     * Every event later than this that ever arrived is still held; {@link Long#MIN_VALUE} while nothing was dropped or
     * refused. Milliseconds since 1970 UTC.
     */
    public long completeAfterMillis() {
        return head.completeAfterMillis;
    }

    /** The transaction and when it arrived; null if it is not there. */
    @Nullable
    Moment momentOf(HistoryEvent event) {
        Found found = find(event.transactionHash(), event.timeMillis());
        return found == null ? null : new Moment(found.rows(), found.row());
    }

    /** What it prepares for the features that are asked of it. */
    FeaturePlan plan() {
        return plan;
    }

    /** Whether sealed events that are the same in some attributes have slices. */
    boolean isSlicedBy(Attributes attributes) {
        return head.slicedBy.contains(attributes);
    }

    /** The slice of this key, only to be looked at; empty if there are no such events. */
    EntityHistory slice(SliceKey sliceKey) {
        if (bytes == null) {
            EntityHistory slice = slices.get(sliceKey);
            return slice == null ? newSlice(sliceKey) : slice;
        }
        return sliceToChange(sliceKey);
    }

    private EntityHistory sliceToChange(SliceKey sliceKey) {
        return slices.computeIfAbsent(sliceKey, this::readSlice);
    }

    /** The newest events. */
    EventRows headRows() {
        return head.rows;
    }

    /** The events before those of the head that are not sealed yet; null if there are none. */
    @Nullable
    Segment openChunk() {
        return head.open;
    }

    /** Whether sealed segments reach beyond a time. */
    boolean isSealedAfter(long timeMillis) {
        return head.sealedCount > 0 && head.sealedLastMillis > timeMillis;
    }

    /** The sealed segments, from the oldest to the newest. */
    List<Segment> spine() {
        List<Segment> segments = spine;
        if (segments == null) {
            segments = Segment.readAll(new ByteReader(page(key.spine())), layout);
            spine = segments;
            rowsFetched += segments.size();
        }
        return segments;
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
            parts = Segment.readAll(new ByteReader(page(key.segment(node.number()))), layout);
            node.fetched(parts);
            rowsFetched += parts.size();
        }
        return parts;
    }

    /**
     * A summary of a segment, made now if it is missing.
     *
     * @param container the node that the segment is part of; null for one of the {@link #spine()}
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
                changed.add(container);
            }
        }
        return summary;
    }

    /** Whether the summaries of a segment stand for its events: not where nearly every event changes them. */
    boolean isSummarized(Segment segment) {
        return segment != head.open || head.sealedCount > 0;
    }

    /** Whether a segment is sealed, or still takes events in as they come. */
    boolean isSealed(Segment segment) {
        return segment != head.open;
    }

    /** The sealed segments that a window took in last; null if none were kept, or something sealed has changed since. */
    @Nullable
    Stretch stretch(WindowGroup group, int slot) {
        @Nullable Stretch[] kept = stretches.get(group);
        return kept == null ? null : kept[slot];
    }

    /** Keeps sealed segments together that a window took in, until something sealed changes. */
    void keepStretch(WindowGroup group, int slot, Stretch stretch) {
        stretches.computeIfAbsent(group, any -> new Stretch[group.size()])[slot] = stretch;
    }

    /** How many rows and segments are in memory, those of slices included. */
    long weight() {
        long weight = rowsFetched + head.rows.size() + slices.size();
        for (EntityHistory slice : slices.values()) {
            weight += slice.weight();
        }
        return weight;
    }

    private boolean isExpired(HistoryEvent event) {
        boolean beforeAllThatFit = head.count() >= limits.eventsMax() && event.timeMillis() < head.oldestMillis();
        return beforeAllThatFit || event.timeMillis() <= head.newestMillis() - limits.retentionMillis();
    }

    private @Nullable Found find(long transactionHash, long timeMillis) {
        int row = head.rows.rowOf(transactionHash);
        if (row >= 0) {
            return new Found(head.rows, row);
        }
        if (head.open != null) {
            EventRows rows = rows(head.open);
            row = rows.rowOf(transactionHash);
            if (row >= 0) {
                return new Found(rows, row);
            }
        }
        return isSealedAfter(timeMillis - 1) ? find(spine(), transactionHash, timeMillis) : null;
    }

    private @Nullable Found find(List<Segment> segments, long transactionHash, long timeMillis) {
        for (Segment segment : segments) {
            if (segment.firstMillis() > timeMillis || segment.lastMillis() < timeMillis) {
                continue;
            }
            if (!segment.isChunk()) {
                Found found = find(parts(segment), transactionHash, timeMillis);
                if (found != null) {
                    return found;
                }
            } else {
                int row = rows(segment).rowOf(transactionHash);
                if (row >= 0) {
                    return new Found(rows(segment), row);
                }
            }
        }
        return null;
    }

    private void enter(EventRows rows, int row) {
        makeRoomFor(rows.time(row));
        place(rows.time(row), target -> target.insert(rows, row));
    }

    private void makeRoomFor(long timeMillis) {
        isHeadChanged = true;
        dropUntil(Math.max(head.newestMillis(), timeMillis) - limits.retentionMillis());
        dropBeyond(limits.eventsMax() - 1L);
    }

    /** What puts an event into rows. */
    @FunctionalInterface
    private interface Insertion {
        void into(EventRows rows);
    }

    private void place(long timeMillis, Insertion event) {
        Segment open = head.open;
        boolean isHeadAll = open == null && head.sealedCount == 0;
        if (isHeadAll || head.rows.size() == 0 || timeMillis >= head.rows.time(0)) {
            event.into(head.rows);
            if (head.rows.size() > sizes.headRowsMax()) {
                moveOn();
            }
        } else if (open != null && (head.sealedCount == 0 || timeMillis >= open.firstMillis())) {
            event.into(rows(open));
            openChanged(open);
        } else {
            placeAmong(spine(), null, timeMillis, event);
            sealedChanged();
            EventRows single = new EventRows();
            event.into(single);
            slice(single, head.slicedBy);
        }
    }

    /** Moves the older events of the head on to the open chunk. */
    private void moveOn() {
        int moved = head.rows.size() - sizes.headRowsKept();
        EventRows target = head.open == null ? new EventRows() : rows(head.open);
        for (int row = 0; row < moved; row++) {
            target.insert(head.rows, row);
        }
        head.rows.dropFirst(moved);
        dropExpired(target);
        if (head.open == null) {
            head.open = Segment.ofRows(head.nextNumber++, target, layout);
        }
        openChanged(head.open);
    }

    /** The open chunk is written anew with every move, so what has expired in it goes only then. */
    private void dropExpired(EventRows openRows) {
        if (head.sealedCount == 0) {
            long horizonMillis = head.newestMillis() - limits.retentionMillis();
            long excess = openRows.size() + head.rows.size() - (long) limits.eventsMax();
            int count = (int) Math.max(openRows.firstAfter(horizonMillis), excess);
            int kept = Math.max(1, openRows.size() - Math.max(0, count));
            dropFirst(openRows, openRows.size() - kept);
        }
    }

    private void openChanged(Segment open) {
        open.rowsChanged();
        changed.add(open);
        rowsFetched += 1;
        if (open.count() >= sizes.openRows()) {
            head.open = null;
            EventRows rows = rows(open);
            for (EventRows rest = rows; rest != null; ) {
                EventRows later = rest.size() > sizes.chunkRows() ? rest.splitAt(sizes.chunkRows()) : null;
                seal(rest == rows ? open : Segment.ofRows(head.nextNumber++, rest, layout));
                rest = later;
            }
            sealedChanged();
        }
    }

    private void seal(Segment chunk) {
        chunk.rowsChanged();
        changed.add(chunk);
        spine().add(chunk);
        summarizeAll(chunk);
        join(spine());
        slice(rows(chunk), head.slicedBy);
    }

    private void join(List<Segment> segments) {
        int level = 0;
        while (isFullAt(level, segments)) {
            List<Segment> newest = segments.subList(segments.size() - sizes.fanout(), segments.size());
            Segment node = Segment.ofParts(head.nextNumber++, newest, layout);
            newest.clear();
            segments.add(node);
            summarizeAll(node);
            changed.add(node);
            level++;
        }
    }

    private boolean isFullAt(int level, List<Segment> segments) {
        int from = segments.size() - sizes.fanout();
        return from >= 0
                && segments.subList(from, segments.size()).stream().allMatch(segment -> segment.level() == level);
    }

    private void placeAmong(List<Segment> segments, @Nullable Segment container, long timeMillis, Insertion event) {
        int index = segments.size() - 1;
        while (index > 0 && segments.get(index).firstMillis() > timeMillis) {
            index--;
        }
        Segment segment = segments.get(index);
        if (segment.isChunk()) {
            EventRows rows = rows(segment);
            event.into(rows);
            if (rows.size() >= 2 * sizes.chunkRows()) {
                Segment later = Segment.ofRows(head.nextNumber++, rows.splitAt(sizes.chunkRows()), layout);
                segments.add(index + 1, later);
                summarizeAll(later);
                changed.add(later);
            }
            segment.rowsChanged();
        } else {
            placeAmong(parts(segment), segment, timeMillis, event);
            segment.partsChanged();
        }
        summarizeAll(segment);
        changed.add(segment);
        if (container != null) {
            changed.add(container);
        }
    }

    private void relabel(long transactionHash, long timeMillis, LabelEntry label) {
        isHeadChanged = true;
        int row = head.rows.rowOf(transactionHash);
        if (row >= 0) {
            head.rows.setLabel(row, label);
            return;
        }
        Segment open = head.open;
        row = open == null ? -1 : rows(open).rowOf(transactionHash);
        if (open != null && row >= 0) {
            rows(open).setLabel(row, label);
            open.rowsChanged();
            changed.add(open);
        } else if (isSealedAfter(timeMillis - 1) && relabel(spine(), transactionHash, timeMillis, label)) {
            isSpineChanged = true;
            stretches.clear();
        }
    }

    private boolean relabel(List<Segment> segments, long transactionHash, long timeMillis, LabelEntry label) {
        for (Segment segment : segments) {
            if (segment.firstMillis() <= timeMillis
                    && segment.lastMillis() >= timeMillis
                    && relabel(segment, transactionHash, timeMillis, label)) {
                summarizeAll(segment);
                changed.add(segment);
                return true;
            }
        }
        return false;
    }

    private boolean relabel(Segment segment, long transactionHash, long timeMillis, LabelEntry label) {
        if (!segment.isChunk()) {
            boolean isFound = relabel(parts(segment), transactionHash, timeMillis, label);
            if (isFound) {
                segment.partsChanged();
            }
            return isFound;
        }
        EventRows rows = rows(segment);
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
            summary = signature.of(rows(segment));
        } else {
            summary = signature.ofNothing();
            for (Segment part : parts(segment)) {
                summary.add(summary(part, segment, index));
            }
        }
        segment.summaries().set(index, summary);
        return summary;
    }

    /** Drops what is not later than a time; of sealed chunks only those of which that is true for every event. */
    private void dropUntil(long horizonMillis) {
        while (head.sealedCount > 0 && head.sealedOldestLastMillis <= horizonMillis) {
            dropOldestChunk();
        }
        Segment open = head.open;
        if (head.sealedCount == 0 && open != null && open.lastMillis() <= horizonMillis) {
            head.completeAfterMillis = Math.max(head.completeAfterMillis, open.lastMillis());
            drop(open);
            head.open = null;
        }
        if (head.sealedCount == 0 && head.open == null) {
            dropFirst(head.rows, head.rows.firstAfter(horizonMillis));
        }
    }

    /** Drops the oldest until no more than so many are left; of sealed chunks only whole ones, so that more may be left. */
    private void dropBeyond(long eventsMax) {
        while (head.sealedCount > 0 && head.count() > eventsMax + 2L * sizes.chunkRows()) {
            dropOldestChunk();
        }
        if (head.sealedCount == 0 && head.open == null) {
            dropFirst(head.rows, (int) Math.max(0, head.rows.size() - eventsMax));
        }
    }

    private void dropOldestChunk() {
        List<Segment> segments = spine();
        while (!segments.get(0).isChunk()) {
            Segment node = segments.remove(0);
            segments.addAll(0, parts(node));
            drop(node);
        }
        Segment oldest = segments.remove(0);
        head.completeAfterMillis = Math.max(head.completeAfterMillis, oldest.lastMillis());
        drop(oldest);
        sealedChanged();
    }

    private void dropFirst(EventRows rows, int count) {
        if (count > 0) {
            head.completeAfterMillis = Math.max(head.completeAfterMillis, rows.time(count - 1));
            rows.dropFirst(count);
        }
    }

    private void drop(Segment segment) {
        changed.remove(segment);
        dropped.add(segment.number());
    }

    private void sealedChanged() {
        isSpineChanged = true;
        stretches.clear();
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
            oldest = parts(oldest).get(0);
        }
        return oldest;
    }

    /** Slices that no feature needs any more are not kept up to date, those that a new one needs are made. */
    private void resliceAsPlanned() {
        isHeadChanged |= head.slicedBy.retainAll(plan.slicedBy());
        sliceAsPlanned();
    }

    private void sliceAsPlanned() {
        if (sliceOf.isEmpty()
                && head.sealedCount > sizes.unslicedMax()
                && head.slicedBy.size() < plan.slicedBy().size()) {
            List<Attributes> missing = new ArrayList<>(plan.slicedBy());
            missing.removeAll(head.slicedBy);
            startSlicesAnew(spine(), missing);
            slice(spine(), missing);
            head.slicedBy.addAll(missing);
            isHeadChanged = true;
        }
    }

    /** What is left of slices that were once kept up to date must not be added to. */
    private void startSlicesAnew(List<Segment> segments, List<Attributes> missing) {
        for (Segment segment : segments) {
            if (!segment.isChunk()) {
                startSlicesAnew(parts(segment), missing);
                continue;
            }
            EventRows rows = rows(segment);
            for (int row = 0; row < rows.size(); row++) {
                for (Attributes attributes : missing) {
                    SliceKey sliceKey = SliceKey.of(attributes, rows, row);
                    if (sliceKey != null) {
                        slices.put(sliceKey, newSlice(sliceKey));
                    }
                }
            }
        }
    }

    private void slice(List<Segment> segments, List<Attributes> missing) {
        for (Segment segment : segments) {
            if (segment.isChunk()) {
                slice(rows(segment), missing);
            } else {
                slice(parts(segment), missing);
            }
        }
    }

    private void slice(EventRows rows, List<Attributes> missing) {
        for (int row = 0; row < rows.size(); row++) {
            int entering = row;
            forEachSlice(rows, row, missing, slice -> slice.enter(rows, entering));
        }
    }

    /** Changes the slices to which the event of a row belongs. */
    private void forEachSlice(EventRows rows, int row, List<Attributes> slicedBy, Consumer<EntityHistory> change) {
        for (Attributes attributes : slicedBy) {
            SliceKey sliceKey = SliceKey.of(attributes, rows, row);
            if (sliceKey != null) {
                EntityHistory slice = sliceToChange(sliceKey);
                changedSlices.add(slice);
                change.accept(slice);
            }
        }
    }

    private boolean isSealed(EventRows rows) {
        return rows != head.rows && (head.open == null || rows != head.open.rowsIfFetched());
    }

    private void leaveOutOfMemory(int slicesMax) {
        Iterator<EntityHistory> longestUnused = slices.values().iterator();
        while (slices.size() > slicesMax) {
            longestUnused.next();
            longestUnused.remove();
        }
    }

    private EntityHistory newSlice(SliceKey sliceKey) {
        HistoryHead sliceHead = new HistoryHead();
        sliceHead.completeAfterMillis = head.completeAfterMillis;
        return new EntityHistory(
                sizes, key.slice(sliceKey), bytes, sliceKey.attributes(), limits, plan, sliceHead, sweptUntilMillis);
    }

    private EntityHistory readSlice(SliceKey sliceKey) {
        if (bytes == null) {
            return newSlice(sliceKey);
        }
        EntityHistory slice =
                read(sizes, key.slice(sliceKey), bytes, sliceKey.attributes(), limits, plan, sweptUntilMillis);
        if (slice.size() == 0) {
            slice.head.completeAfterMillis = Math.max(slice.head.completeAfterMillis, head.completeAfterMillis);
        }
        return slice;
    }

    private void writeChanged(HistoryBytes target) {
        for (Segment segment : changed) {
            target.put(key.segment(segment.number()), content(segment));
        }
        for (long number : dropped) {
            target.delete(key.segment(number));
        }
        if (isSpineChanged) {
            if (head.sealedCount == 0) {
                target.delete(key.spine());
            } else {
                ByteWriter out = new ByteWriter(4_096);
                Segment.writeAll(spine(), layout, out);
                target.put(key.spine(), out.toBytes());
            }
        }
        if (isHeadChanged) {
            target.put(key.head(), head.encode());
        }
    }

    private byte[] content(Segment segment) {
        ByteWriter out = new ByteWriter(8_192);
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
