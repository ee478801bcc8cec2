package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.List;
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

    /**
     * A history of few rows takes 1.8 kB of heap, nearly all of it for the objects that hold the columns; a row of many takes some
     * 90 bytes. Most entities are seen seldom, so that without this a store would keep tens of thousands of them.
     */
    private static final int WEIGHT_WITHOUT_ROWS = 20;

    private final PageSizes sizes;
    private final PageKey key;
    private final @Nullable HistoryBytes bytes;
    private final Attributes sliceOf;
    private final long sweptUntilMillis;
    private final HistoryHead head;
    private final SegmentPages pages;
    private final SealedEvents sealed;
    private final Slices slices;
    private HistoryLimits limits;
    private FeaturePlan plan;
    private SummaryLayout layout;
    private boolean isHeadChanged;

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
        this.pages = new SegmentPages(key, bytes, layout);
        this.sealed = new SealedEvents(sizes, head, pages, layout);
        this.slices = new Slices(this::emptySlice, bytes == null ? null : sliceKey -> storedSlice(sliceKey, bytes));
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

    private EntityHistory emptySlice(SliceKey sliceKey) {
        HistoryHead sliceHead = new HistoryHead();
        sliceHead.completeAfterMillis = head.completeAfterMillis;
        return new EntityHistory(
                sizes, key.slice(sliceKey), bytes, sliceKey.attributes(), limits, plan, sliceHead, sweptUntilMillis);
    }

    private EntityHistory storedSlice(SliceKey sliceKey, HistoryBytes where) {
        EntityHistory slice =
                read(sizes, key.slice(sliceKey), where, sliceKey.attributes(), limits, plan, sweptUntilMillis);
        if (slice.size() == 0) {
            slice.head.completeAfterMillis = Math.max(slice.head.completeAfterMillis, head.completeAfterMillis);
        }
        return slice;
    }

    /** Goes on with other limits and features. */
    void adopt(HistoryLimits newLimits, FeaturePlan newPlan) {
        limits = newLimits;
        plan = newPlan;
        layout = newPlan.layout(sliceOf);
        if (head.open != null) {
            head.open.adopt(layout);
        }
        pages.adopt(layout);
        sealed.adopt(layout);
        slices.adopt(newLimits, newPlan);
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
                slices.relabel(
                        found.rows(), found.row(), head.slicedBy, slice -> slice.relabel(hash, foundMillis, after));
            }
        }
        return true;
    }

    /** Keeps what has changed. Without this it is lost when the history leaves memory. */
    public void save() {
        slices.save();
        pages.save();
        sealed.save();
        if (isHeadChanged && bytes != null) {
            bytes.put(key.head(), head.encode());
        }
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
        return slices.get(sliceKey);
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

    /** The events before those, once they no longer change with every event that comes. */
    SealedEvents sealed() {
        return sealed;
    }

    /** The events of a chunk. */
    EventRows rows(Segment chunk) {
        return pages.rows(chunk);
    }

    /** The segments of a node, from the oldest to the newest. */
    List<Segment> parts(Segment node) {
        return pages.parts(node);
    }

    /** Whether the summaries of a segment stand for its events: not where nearly every event changes them. */
    boolean isSummarized(Segment segment) {
        return segment != head.open || head.sealedCount > 0;
    }

    /** Whether a segment is sealed, or still takes events in as they come. */
    boolean isSealed(Segment segment) {
        return segment != head.open;
    }

    /** What is in memory of it, in rows: those that are there, and its objects as so many as take the same room. */
    long weight() {
        return WEIGHT_WITHOUT_ROWS + pages.weight() + head.rows.size() + slices.weight();
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
            EventRows rows = pages.rows(head.open);
            row = rows.rowOf(transactionHash);
            if (row >= 0) {
                return new Found(rows, row);
            }
        }
        return sealed.find(transactionHash, timeMillis);
    }

    /** Enters an event of another history, of which this is a slice. */
    void enter(EventRows rows, int row) {
        makeRoomFor(rows.time(row));
        place(rows.time(row), target -> target.insert(rows, row));
    }

    private void makeRoomFor(long timeMillis) {
        isHeadChanged = true;
        dropUntil(Math.max(head.newestMillis(), timeMillis) - limits.retentionMillis());
        dropBeyond(limits.eventsMax() - 1L);
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
            event.into(pages.rows(open));
            openChanged(open);
        } else {
            sealed.place(timeMillis, event);
            EventRows single = new EventRows();
            event.into(single);
            slices.add(single, head.slicedBy);
        }
    }

    /** Moves the older events of the head on to the open chunk. */
    private void moveOn() {
        int moved = head.rows.size() - sizes.headRowsKept();
        EventRows target = head.open == null ? new EventRows() : pages.rows(head.open);
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
        pages.changed(open);
        pages.grown();
        if (open.count() >= sizes.openRows()) {
            head.open = null;
            sealed.seal(open, chunk -> slices.add(chunk, head.slicedBy));
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
        row = open == null ? -1 : pages.rows(open).rowOf(transactionHash);
        if (open != null && row >= 0) {
            pages.rows(open).setLabel(row, label);
            open.rowsChanged();
            pages.changed(open);
        } else {
            sealed.relabel(transactionHash, timeMillis, label);
        }
    }

    /** Drops what is not later than a time; of sealed chunks only those of which that is true for every event. */
    private void dropUntil(long horizonMillis) {
        while (head.sealedCount > 0 && head.sealedOldestLastMillis <= horizonMillis) {
            dropOldestChunk();
        }
        Segment open = head.open;
        if (head.sealedCount == 0 && open != null && open.lastMillis() <= horizonMillis) {
            head.completeAfterMillis = Math.max(head.completeAfterMillis, open.lastMillis());
            pages.dropped(open);
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
        head.completeAfterMillis = Math.max(head.completeAfterMillis, sealed.dropOldest());
    }

    private void dropFirst(EventRows rows, int count) {
        if (count > 0) {
            head.completeAfterMillis = Math.max(head.completeAfterMillis, rows.time(count - 1));
            rows.dropFirst(count);
        }
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
            sealed.forEachChunk(chunk -> slices.startAnew(chunk, missing));
            sealed.forEachChunk(chunk -> slices.add(chunk, missing));
            head.slicedBy.addAll(missing);
            isHeadChanged = true;
        }
    }

    private boolean isSealed(EventRows rows) {
        return rows != head.rows && (head.open == null || rows != head.open.rowsIfFetched());
    }
}
