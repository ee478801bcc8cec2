package dev.sluice.velocity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Features that look at the same events through windows of different lengths. They are computed together: one walk from
 * the end of the windows backwards, in which each feature takes its value where its window begins.
 */
final class WindowGroup {

    /**
     * What features of one group have in common.
     *
     * @param within attributes in which events must be like the current transaction to be events of the entity at all
     * @param same attributes in which events must be like it to be taken in
     * @param eventsMax how many events of the entity the windows hold at most
     * @param delayMillis how long before the transaction the windows end
     * @param ofEarlierEvents whether the transaction itself is left out of them
     * @param fixed what else an event must be like to be taken in, whatever the current transaction is
     * @param distinctOf the attribute whose different values are counted, apart from all else: what is known of them is
     *     dear to add up, and with other features it would be once more for each of their windows; null for all else
     */
    record Key(
            Attributes within,
            Attributes same,
            int eventsMax,
            long delayMillis,
            boolean ofEarlierEvents,
            List<Condition> fixed,
            @Nullable Attribute distinctOf) {

        boolean isOfAllEvents() {
            return eventsMax == FeatureWindow.ALL_EVENTS;
        }

        /** By which attributes a history must be sliced for a walk over what one slice holds; none for no slice. */
        Attributes slicedBy() {
            return isOfAllEvents() ? within.and(same) : within;
        }

        /** Whether in such a slice nothing is left to compare with the current transaction, so that summaries help. */
        boolean isSummarizable() {
            return isOfAllEvents() || same.isEmpty();
        }
    }

    /**
     * One value to compute.
     *
     * @param index where it goes
     * @param measure what is read from the tally
     * @param tally what is gathered
     * @param lengthMillis how long the window is
     * @param valueIfEmpty the value where there is nothing to measure
     */
    record Slot(int index, Measure measure, TallyKey tally, long lengthMillis, double valueIfEmpty) {}

    private final Key key;
    private final Slot[] slots;
    private final int[] tallyOfSlot;
    private final int[] lastSlotOfTally;
    private final List<PreparedTally> tallies;
    private final List<Signature> signatures;
    private final int[] summaryOfTally;
    private final boolean dependsOnLabels;
    private final boolean isSearching;
    private final Attributes compared;
    private final Attributes slicedBy;
    private final List<PreparedCondition> membership;
    private final List<PreparedCondition> conditions;
    private final List<PreparedCondition> conditionsInSlice;

    /** @param layout collects the summaries of the histories, or of the slices, that the group walks over */
    WindowGroup(Key key, List<Slot> slots, SummaryLayout.Builder layout) {
        this.key = key;
        this.slots = slots.stream()
                .sorted(Comparator.comparingLong(Slot::lengthMillis))
                .toArray(Slot[]::new);
        List<TallyKey> keys = slots.stream().map(Slot::tally).distinct().toList();
        this.tallies = keys.stream().map(TallyKey::prepare).toList();
        this.tallyOfSlot = new int[this.slots.length];
        this.lastSlotOfTally = new int[keys.size()];
        for (int i = 0; i < tallyOfSlot.length; i++) {
            tallyOfSlot[i] = keys.indexOf(this.slots[i].tally());
            lastSlotOfTally[tallyOfSlot[i]] = i;
        }
        this.summaryOfTally = new int[tallies.size()];
        this.signatures =
                keys.stream().map(each -> new Signature(key.fixed(), each)).toList();
        boolean byLabels = false;
        for (int i = 0; i < summaryOfTally.length; i++) {
            Signature signature = signatures.get(i);
            summaryOfTally[i] = key.isSummarizable() ? layout.add(signature) : 0;
            byLabels |= signature.dependsOnLabels();
        }
        this.dependsOnLabels = byLabels;
        this.isSearching = keys.stream().anyMatch(TallyKey::isSearching);
        this.compared = key.within().and(key.same());
        this.slicedBy = key.slicedBy();
        this.membership = same(key.within());
        List<PreparedCondition> fixed =
                key.fixed().stream().map(PreparedCondition::of).toList();
        this.conditions =
                Stream.concat(same(key.same()).stream(), fixed.stream()).toList();
        this.conditionsInSlice = key.isOfAllEvents() ? fixed : conditions;
    }

    private static List<PreparedCondition> same(Attributes attributes) {
        return attributes.list().stream()
                .map(attribute -> PreparedCondition.of(new Condition.Same(attribute)))
                .toList();
    }

    /**
     * Writes values as of the current transaction, each into its slot.
     *
     * @param met room for rows, as many as shall be handed on at once
     */
    void evaluate(EntityHistory history, Moment current, Measured measured, int[] met) {
        if (!current.hasAll(compared)) {
            evaluate(WindowWalk.overNothing(this, history, current), current, measured);
            return;
        }
        SliceKey sliceKey =
                slicedBy.isEmpty() || !history.isSlicedBy(slicedBy) ? null : SliceKey.of(slicedBy, current::hash);
        EntityHistory slice = sliceKey == null ? null : history.slice(sliceKey);
        evaluate(WindowWalk.over(this, history, slice, current, met), current, measured);
    }

    private void evaluate(WindowWalk walk, Moment current, Measured measured) {
        long endMillis = current.timeMillis() - key.delayMillis();
        for (int i = 0; i < slots.length; i++) {
            Slot slot = slots[i];
            long startMillis = endMillis - slot.lengthMillis();
            walk.backTo(i, startMillis);
            Tally tally = walk.tally(tallyOfSlot[i]);
            double value = tally.value(slot.measure());
            measured.set(
                    slot.index(),
                    Double.isNaN(value) ? slot.valueIfEmpty() : value,
                    walk.isKnown(tallyOfSlot[i], startMillis),
                    tally.standardError());
        }
    }

    Key key() {
        return key;
    }

    List<PreparedTally> tallies() {
        return tallies;
    }

    /** Where the summary for a tally stands in the layout; of no meaning where nothing can be summarized. */
    int summaryOf(int tally) {
        return summaryOfTally[tally];
    }

    /** Whether labels decide which events count, so that summaries hold only if all labels are known already. */
    boolean dependsOnLabels() {
        return dependsOnLabels;
    }

    /** Whether a tally looks for certain events, which summaries may not pass over. */
    boolean isSearching() {
        return isSearching;
    }

    /** Whether the same segments in a row are taken in as a whole again and again. */
    boolean isOfWholeStretches() {
        return key.isOfAllEvents() && !isSearching;
    }

    /** Whether a value is read from a tally at this slot, or at a later one. */
    boolean isReadFrom(int tally, int slot) {
        return slot <= lastSlotOfTally[tally];
    }

    /** A stretch of no segments yet on the way to a slot, which the next segment shall begin. */
    Stretch startStretch(int slot, Position at) {
        @Nullable Summary[] nothing = new Summary[signatures.size()];
        for (int tally = 0; tally < nothing.length; tally++) {
            nothing[tally] = isReadFrom(tally, slot) ? signatures.get(tally).ofNothing() : null;
        }
        return new Stretch(at, nothing);
    }

    /** Adds the next segment to a stretch. */
    void extend(Stretch stretch, Position at) {
        stretch.add(at, summaryOfTally);
    }

    /** How many slots there are. */
    int size() {
        return slots.length;
    }

    /** What an event must be like to be one of the entity; nothing in a slice, which holds no others. */
    List<PreparedCondition> membership(boolean isSlice) {
        return isSlice ? List.of() : membership;
    }

    /** What an event of the entity must be like to be taken in. */
    List<PreparedCondition> conditions(boolean isSlice) {
        return isSlice ? conditionsInSlice : conditions;
    }

    /** Whether summaries of all events stand for those that fit, on such a history. */
    boolean usesSummaries(boolean isSlice) {
        return key.isSummarizable() && (isSlice || slicedBy.isEmpty());
    }
}
