package dev.sluice.velocity;

import java.util.ArrayDeque;
import java.util.Deque;
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

    /** Segments that were not met yet, those that hold the newest events last; opened containers stand behind theirs. */
    private final Deque<Run> runs = new ArrayDeque<>();

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

    /** Some segments of one container, from the oldest up to the next one to be met. */
    private static final class Run {
        private final EntityHistory history;
        private final List<Segment> segments;
        private final @Nullable Segment container;
        private int next;

        private Run(EntityHistory history, List<Segment> segments, @Nullable Segment container) {
            this.history = history;
            this.segments = segments;
            this.container = container;
            this.next = segments.size() - 1;
        }
    }

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
            runs.push(new Run(unsealed, List.of(open), null));
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

    /** Meets the events that are later than this and were not met yet, and leaves all tallies up to date. */
    void backTo(long startMillis) {
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
        while (!runs.isEmpty() && runs.element().next < 0) {
            runs.pop();
        }
        Run run = runs.peek();
        if (run == null) {
            return enterSealed(startMillis);
        }
        Segment segment = run.segments.get(run.next);
        if (segment.lastMillis() <= startMillis) {
            return false;
        }
        if (absorb(run, startMillis)) {
            return true;
        }
        run.next--;
        if (segment.firstMillis() <= endMillis) {
            if (segment.isChunk()) {
                enter(run.history, run.history.rows(segment));
            } else {
                runs.push(new Run(run.history, run.history.parts(segment), segment));
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
        EntityHistory sealed = slice == null ? history : slice;
        if (isSpineEntered || !sealed.isSealedAfter(startMillis)) {
            return false;
        }
        isSpineEntered = true;
        runs.push(new Run(sealed, sealed.spine(), null));
        return true;
    }

    /** Takes in as many of the next segments as possible by their summaries, if these say all that is to be known. */
    private boolean absorb(Run run, long startMillis) {
        int newest = run.next;
        if (!group.usesSummaries(run.history == slice) || !isWhole(run, newest, startMillis)) {
            return false;
        }
        int oldest = newest;
        if (group.key().isOfAllEvents()) {
            while (oldest > 0 && isWhole(run, oldest - 1, startMillis)) {
                oldest--;
            }
        }
        if (group.isSearching() && !canAbsorb(run, oldest, newest)) {
            if (oldest == newest || !canAbsorb(run, newest, newest)) {
                return false;
            }
            oldest = newest;
        }
        for (int i = 0; i < unsettledCount; i++) {
            tallies[unsettled[i]].absorb(summary(run, oldest, newest, unsettled[i]));
        }
        run.next = oldest - 1;
        if (!group.key().isOfAllEvents()) {
            Segment segment = run.segments.get(newest);
            room -= segment.count();
            if (room == 0) {
                fullSinceMillis = segment.firstMillis();
            }
        }
        return true;
    }

    /** Whether the summaries of a segment stand for all its events, and all of these count. */
    private boolean isWhole(Run run, int index, long startMillis) {
        Segment segment = run.segments.get(index);
        return segment.firstMillis() > startMillis
                && segment.lastMillis() <= endMillis
                && segment.arrivalMax() <= arrivalMax
                && segment.count() <= room
                && (!group.dependsOnLabels() || segment.labelKnownAtMax() <= current.timeMillis())
                && segment != run.history.openChunk();
    }

    private boolean canAbsorb(Run run, int oldest, int newest) {
        for (int i = 0; i < unsettledCount; i++) {
            if (!tallies[unsettled[i]].canAbsorb(summary(run, oldest, newest, unsettled[i]))) {
                return false;
            }
        }
        return true;
    }

    private Summary summary(Run run, int oldest, int newest, int tally) {
        return run.history.summary(run.container, oldest, newest, group.summaryOf(tally));
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
