package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Features that look at the same events through windows of different lengths. They are computed together: one walk from
 * the end of the windows backwards, in which each feature takes its value where its window begins.
 */
final class WindowGroup {

    /**
     * What features of one group have in common.
     *
     * @param eventsMax how many events their windows hold at most
     * @param delayMillis how long before the transaction their windows end
     * @param ofEarlierEvents whether the transaction itself is left out of them
     * @param conditions what an event must be like to be taken in
     */
    record Key(int eventsMax, long delayMillis, boolean ofEarlierEvents, List<Condition> conditions) {

        static Key of(WindowFeature feature) {
            return new Key(
                    feature.window().eventsMax(),
                    feature.window().delayMillis(),
                    feature.measure().isOfEarlierEvents(),
                    // A share is of all events of its window; its conditions choose the part.
                    feature.measure() == Measure.SHARE ? List.of() : feature.conditions());
        }
    }

    /** A feature and where its value goes. */
    record Slot(int index, WindowFeature feature) {}

    private static final int NO_ROW = -1;
    private static final int BATCH_MAX = 64;

    private final Key key;
    private final List<PreparedCondition> conditions;
    private final List<PreparedTally> tallies;
    private final Slot[] slots;
    private final int[] tallyOfSlot;

    WindowGroup(Key key, List<Slot> slots) {
        this.key = key;
        this.conditions = key.conditions().stream().map(PreparedCondition::of).toList();
        this.slots = slots.stream()
                .sorted(Comparator.comparingLong(slot -> slot.feature().window().lengthMillis()))
                .toArray(Slot[]::new);
        LinkedHashSet<TallyKey> distinct = new LinkedHashSet<>();
        slots.forEach(slot -> distinct.add(TallyKey.of(slot.feature())));
        List<TallyKey> keys = new ArrayList<>(distinct);
        this.tallies = keys.stream().map(PreparedTally::of).toList();
        this.tallyOfSlot = new int[this.slots.length];
        for (int i = 0; i < tallyOfSlot.length; i++) {
            tallyOfSlot[i] = keys.indexOf(TallyKey.of(this.slots[i].feature()));
        }
    }

    /**
     * Writes values as of the transaction in {@code currentRow}, each into its slot, and whether the rows hold every event
     * that it depends on.
     *
     * @param completeAfterMillis every event later than this is among the rows
     */
    void evaluate(EventRows rows, int currentRow, long completeAfterMillis, double[] values, boolean[] exact) {
        long endMillis = rows.time(currentRow) - key.delayMillis();
        Walk walk = new Walk(rows, currentRow, rows.firstAfter(endMillis) - 1);
        for (int i = 0; i < slots.length; i++) {
            WindowFeature feature = slots[i].feature();
            long startMillis = endMillis - feature.window().lengthMillis();
            walk.backTo(startMillis);
            int tally = tallyOfSlot[i];
            double value = walk.tallies[tally].value(feature.measure());
            values[slots[i].index()] = Double.isNaN(value) ? feature.valueIfEmpty() : value;
            exact[slots[i].index()] = startMillis >= completeAfterMillis
                    || walk.fullSinceMillis > completeAfterMillis
                    || walk.settledSinceMillis[tally] > completeAfterMillis;
        }
    }

    /** From the newest event to older ones, as far as the longest window or anything still to be known reaches. */
    private final class Walk {

        private final EventRows rows;
        private final int currentRow;
        private final long arrivalMax;
        private final RowFilter filter;
        private final Tally[] tallies;

        /** Which tallies older events can still change: the first so many numbers. */
        private final int[] unsettled;

        private int unsettledCount;

        /** Time of the event that settled each tally: with it, the value is known. */
        private final long[] settledSinceMillis;

        /** Time of the event that made the window full: with it, every value is known. */
        private long fullSinceMillis = Long.MIN_VALUE;

        /** Events that were met and not yet handed to the tallies. */
        private final int[] met;

        private int metCount;

        /** After how many to hand them over: one at first, since one is often enough to know. */
        private int batch = 1;

        private int room = key.eventsMax();
        private int row;

        Walk(EventRows rows, int currentRow, int newestRow) {
            this.rows = rows;
            this.currentRow = currentRow;
            this.arrivalMax = rows.arrival(currentRow);
            this.filter = RowFilter.of(conditions, rows, currentRow);
            this.row = newestRow;
            this.met = new int[Math.max(1, Math.min(BATCH_MAX, newestRow + 1))];
            this.tallies = new Tally[WindowGroup.this.tallies.size()];
            this.unsettled = new int[tallies.length];
            this.settledSinceMillis = new long[tallies.length];
            for (int i = 0; i < tallies.length; i++) {
                tallies[i] = WindowGroup.this.tallies.get(i).start(rows, currentRow);
                if (tallies[i].isSettled()) {
                    settledSinceMillis[i] = Long.MAX_VALUE;
                } else {
                    settledSinceMillis[i] = Long.MIN_VALUE;
                    unsettled[unsettledCount++] = i;
                }
            }
        }

        /** Meets the events that are later than this and were not met yet, and leaves all tallies up to date. */
        void backTo(long startMillis) {
            int rowLeftOut = key.ofEarlierEvents() ? currentRow : NO_ROW;
            int next = row;
            while (next >= 0 && room > 0 && unsettledCount > 0 && rows.time(next) > startMillis) {
                if (next != rowLeftOut && rows.arrival(next) <= arrivalMax) {
                    if (filter.accepts(next)) {
                        met[metCount++] = next;
                    }
                    if (--room == 0) {
                        fullSinceMillis = rows.time(next);
                    }
                    if (metCount == batch) {
                        handOver();
                    }
                }
                next--;
            }
            row = next;
            handOver();
        }

        private void handOver() {
            if (metCount == 0) {
                return;
            }
            for (int i = unsettledCount - 1; i >= 0; i--) {
                int settling = tallies[unsettled[i]].add(met, metCount);
                if (settling != Tally.NOT_SETTLED) {
                    settledSinceMillis[unsettled[i]] = rows.time(met[settling]);
                    unsettled[i] = unsettled[--unsettledCount];
                }
            }
            metCount = 0;
            batch = Math.min(2 * batch, met.length);
        }
    }
}
