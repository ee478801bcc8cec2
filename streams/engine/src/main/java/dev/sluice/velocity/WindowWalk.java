package dev.sluice.velocity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk over a history from the end of a group's windows to older events, as far as the longest window or anything still
 * to be known reaches. Where a segment lies in the window as a whole, its summaries stand for its events.
 */
final class WindowWalk {

    private static final int[] NOTHING_MET = {};

    private final WindowGroup group;
    private final EntityHistory history;
    private final @Nullable EntityHistory slice;
    private final Moment current;
    private final long endMillis;
    private final long arrivalMax;
    private final long completeAfterMillis;
    private final Tally[] tallies;
    private final int[] unsettled;
    private int unsettledCount;

    /** Time of the event that settled a tally: with it, the value is known. */
    private final long[] settledSinceMillis;

    /** Time of the event that made the window full: with it, every value is known. */
    private long fullSinceMillis = Long.MIN_VALUE;

    /** Before the segment that is met next; null for none but those that the sealed part still has. */
    private @Nullable Position next;

    /** Which slot of the group the walk is on its way to. */
    private int slot;

    /** The sealed segments that were taken in on this way without a break; null if there are none. */
    private @Nullable Stretch stretch;

    /** Whether these are still to be kept for the next transaction. */
    private boolean isStretchWanted;

    private boolean isSliceEntered;
    private boolean isSpineEntered;
    private @Nullable EventRows rows;
    private int row;
    private RowFilter membership = RowFilter.ALL;
    private RowFilter filter = RowFilter.ALL;
    private int room;

    /** Whether every event of the rows counts for the current transaction. */
    private boolean isBeforeCurrent;

    /** Events that were met and not yet handed to the tallies. */
    private final int[] met;

    private int metCount;

    /** After how many to hand them over: one at first, since one is often enough to know. */
    private int batch = 1;

    private WindowWalk(
            WindowGroup group, EntityHistory history, @Nullable EntityHistory slice, Moment current, int[] met) {
        WindowGroup.Key key = group.key();
        this.group = group;
        this.met = met;
        this.history = history;
        this.slice = slice;
        this.current = current;
        this.endMillis = current.timeMillis() - key.delayMillis();
        this.arrivalMax = key.ofEarlierEvents() ? current.arrival() - 1 : current.arrival();
        this.completeAfterMillis = slice == null
                ? history.completeAfterMillis()
                : Math.max(history.completeAfterMillis(), slice.completeAfterMillis());
        this.room = key.eventsMax();
        int count = group.tallies().size();
        this.tallies = new Tally[count];
        this.unsettled = new int[count];
        this.settledSinceMillis = new long[count];
        for (int i = 0; i < count; i++) {
            tallies[i] = group.tallies().get(i).start(current);
            if (tallies[i].isSettled()) {
                settledSinceMillis[i] = Long.MAX_VALUE;
            } else {
                settledSinceMillis[i] = Long.MIN_VALUE;
                unsettled[unsettledCount++] = i;
            }
        }
    }

    /** A walk on which nothing is met, where no event can be like the current transaction. */
    static WindowWalk overNothing(WindowGroup group, EntityHistory history, Moment current) {
        WindowWalk walk = new WindowWalk(group, history, null, current, NOTHING_MET);
        walk.room = 0;
        walk.fullSinceMillis = Long.MAX_VALUE;
        return walk;
    }

    /**
     * A walk over a history.
     *
     * @param slice holds the sealed events that are like the current transaction in what the group compares, so that the
     *     walk goes over these instead; null for none
     * @param met room for rows, as many as shall be handed on at once
     */
    static WindowWalk over(
            WindowGroup group, EntityHistory history, @Nullable EntityHistory slice, Moment current, int[] met) {
        WindowWalk walk = new WindowWalk(group, history, slice, current, met);
        walk.push(history);
        return walk;
    }

    /** Lets the events come next that a history, or slice, has not sealed. */
    private void push(EntityHistory unsealed) {
        Segment open = unsealed.openChunk();
        if (open != null) {
            next = Position.atNewest(unsealed, List.of(open), null, next);
        }
        enter(unsealed, unsealed.headRows());
    }

    Tally tally(int index) {
        return tallies[index];
    }

    /** Whether every event was met that a value depends on. */
    boolean isKnown(int tally, long startMillis) {
        return startMillis >= completeAfterMillis
                || fullSinceMillis > completeAfterMillis
                || settledSinceMillis[tally] > completeAfterMillis;
    }

    /**
     * Meets the events that are later than this and were not met yet, and leaves all tallies up to date.
     *
     * @param slotIndex for which slot of the group
     * @param startMillis where its window begins
     */
    void backTo(int slotIndex, long startMillis) {
        slot = slotIndex;
        leaveOutWhatIsReadNoMore();
        isStretchWanted = group.isOfWholeStretches();
        while (room > 0 && unsettledCount > 0) {
            EventRows present = rows;
            if (present != null) {
                meet(present, startMillis);
                if (row >= 0) {
                    break;
                }
                handOver();
                rows = null;
            } else if (!meetNextSegment(startMillis)) {
                break;
            }
        }
        handOver();
        endStretch();
    }

    /** From here on, nothing is taken in for tallies whose values have all been read. */
    private void leaveOutWhatIsReadNoMore() {
        for (int i = unsettledCount - 1; i >= 0; i--) {
            if (!group.isReadFrom(unsettled[i], slot)) {
                unsettled[i] = unsettled[--unsettledCount];
            }
        }
    }

    private void meet(EventRows present, long startMillis) {
        int oldest = present.firstAfter(startMillis);
        if (!group.key().isOfAllEvents() || !isBeforeCurrent) {
            meetOneByOne(present, oldest);
            return;
        }
        if (filter == RowFilter.NONE) {
            row = Math.min(row, oldest - 1);
        }
        while (row >= oldest && unsettledCount > 0) {
            int count = Math.min(batch, row - oldest + 1);
            metCount = filter.select(row, count, met);
            row -= count;
            handOver();
        }
    }

    /** Where events have to be counted, or some arrived too late to count. */
    private void meetOneByOne(EventRows present, int oldest) {
        while (row >= oldest && room > 0 && unsettledCount > 0) {
            if (present.arrival(row) <= arrivalMax && membership.accepts(row)) {
                if (filter.accepts(row)) {
                    met[metCount++] = row;
                }
                if (--room == 0) {
                    fullSinceMillis = present.time(row);
                }
                if (metCount == batch) {
                    handOver();
                }
            }
            row--;
        }
    }

    /** Whether there is a segment, or a slice, in the window that was not met yet; it has been met then. */
    private boolean meetNextSegment(long startMillis) {
        Position at = next;
        if (at == null) {
            return enterSealed(startMillis);
        }
        Segment segment = at.segment();
        if (segment.lastMillis() <= startMillis) {
            return false;
        }
        if (group.usesSummaries(at.history() == slice) && (absorbStretch(at, startMillis) || absorb(at, startMillis))) {
            return true;
        }
        next = at.older();
        if (segment.firstMillis() <= endMillis) {
            if (segment.isChunk()) {
                endStretch();
                enter(at.history(), at.history().rows(segment));
            } else {
                next = Position.atNewest(at.history(), at.history().parts(segment), segment, next);
            }
        }
        return true;
    }

    /** Once what is not sealed was met: the slice if there is one, and what it has sealed; else what the history has. */
    private boolean enterSealed(long startMillis) {
        if (slice != null && !isSliceEntered) {
            isSliceEntered = true;
            push(slice);
            return true;
        }
        EntityHistory walked = slice == null ? history : slice;
        if (isSpineEntered || !walked.sealed().reachBeyond(startMillis)) {
            return false;
        }
        isSpineEntered = true;
        next = Position.atNewest(walked, walked.sealed().spine(), null, null);
        return true;
    }

    /** Takes in what lay between the ends of this window at an earlier transaction, if it still does. */
    private boolean absorbStretch(Position at, long startMillis) {
        Stretch kept = isStretchWanted ? at.history().sealed().stretch(group, slot) : null;
        if (kept == null || !kept.beginsAt(at) || !isWhole(kept, startMillis)) {
            return false;
        }
        for (int i = 0; i < unsettledCount; i++) {
            tallies[unsettled[i]].absorb(kept.summary(unsettled[i]));
        }
        next = kept.behind();
        isStretchWanted = false;
        return true;
    }

    /** Takes in the next segment by its summaries, if these say all that is to be known. */
    private boolean absorb(Position at, long startMillis) {
        if (!isWhole(at, startMillis) || (group.isSearching() && !canAbsorb(at))) {
            return false;
        }
        for (int i = 0; i < unsettledCount; i++) {
            tallies[unsettled[i]].absorb(at.summary(group.summaryOf(unsettled[i])));
        }
        next = at.older();
        if (isStretchWanted && at.history().isSealed(at.segment())) {
            if (stretch == null) {
                stretch = group.startStretch(slot, at);
            }
            group.extend(stretch, at);
        }
        if (!group.key().isOfAllEvents()) {
            Segment segment = at.segment();
            room -= segment.count();
            if (room == 0) {
                fullSinceMillis = segment.firstMillis();
            }
        }
        return true;
    }

    private void endStretch() {
        if (stretch != null) {
            if (stretch.isWorthKeeping()) {
                (slice == null ? history : slice).sealed().keepStretch(group, slot, stretch);
            }
            stretch = null;
            isStretchWanted = false;
        }
    }

    /** Whether the summaries of the next segment stand for all its events, and all of these count. */
    private boolean isWhole(Position at, long startMillis) {
        Segment segment = at.segment();
        return isWhole(
                        segment.firstMillis(),
                        segment.lastMillis(),
                        segment.arrivalMax(),
                        segment.labelKnownAtMax(),
                        startMillis)
                && segment.count() <= room
                && at.history().isSummarized(segment);
    }

    private boolean isWhole(Stretch kept, long startMillis) {
        return isWhole(kept.firstMillis(), kept.lastMillis(), kept.arrivalMax(), kept.labelKnownAtMax(), startMillis);
    }

    private boolean isWhole(
            long firstMillis, long lastMillis, long lastArrival, long labelKnownAtMax, long startMillis) {
        return firstMillis > startMillis
                && lastMillis <= endMillis
                && lastArrival <= arrivalMax
                && (!group.dependsOnLabels() || labelKnownAtMax <= current.timeMillis());
    }

    private boolean canAbsorb(Position at) {
        for (int i = 0; i < unsettledCount; i++) {
            if (!tallies[unsettled[i]].canAbsorb(at.summary(group.summaryOf(unsettled[i])))) {
                return false;
            }
        }
        return true;
    }

    private void enter(EntityHistory of, EventRows entered) {
        boolean isSlice = of == slice;
        List<PreparedCondition> members = group.membership(isSlice);
        rows = entered;
        row = entered.firstAfter(endMillis) - 1;
        isBeforeCurrent = members.isEmpty() && entered.arrivalMax() <= arrivalMax;
        membership = RowFilter.of(members, entered, current);
        filter = RowFilter.of(group.conditions(isSlice), entered, current);
        for (Tally tally : tallies) {
            tally.enter(entered);
        }
    }

    private void handOver() {
        EventRows present = rows;
        if (metCount == 0 || present == null) {
            grow();
            return;
        }
        for (int i = unsettledCount - 1; i >= 0; i--) {
            int settling = tallies[unsettled[i]].add(present, met, metCount);
            if (settling != Tally.NOT_SETTLED) {
                settledSinceMillis[unsettled[i]] = present.time(met[settling]);
                unsettled[i] = unsettled[--unsettledCount];
            }
        }
        metCount = 0;
        grow();
    }

    private void grow() {
        batch = Math.min(2 * batch, met.length);
    }
}
