package dev.sluice.velocity;

import org.jspecify.annotations.Nullable;

/**
 * A label of one event, linked to the one that arrived before it.
 *
 * @param label what the transaction turned out to be
 * @param knownAtMillis when that became known
 * @param arrival its number among all events and labels that arrived at the history
 * @param earlier the label that arrived before it; null if it is the first
 */
record LabelEntry(
        Label label,
        long knownAtMillis,
        long arrival,
        @Nullable LabelEntry earlier) {

    /** How many labels one event keeps; of more, those that arrived first are forgotten. */
    static final int LABELS_MAX = 8;

    /**
     * Puts a label on top of those an event has.
     *
     * @return the new top, or {@code top} itself if the same label is there already
     */
    static LabelEntry on(@Nullable LabelEntry top, Label label, long knownAtMillis, long arrival) {
        for (LabelEntry entry = top; entry != null; entry = entry.earlier) {
            if (entry.label == label && entry.knownAtMillis == knownAtMillis) {
                return top == null ? entry : top;
            }
        }
        return new LabelEntry(label, knownAtMillis, arrival, latest(top, LABELS_MAX - 1));
    }

    /**
     * Which label of a kind held at a time, going by what had arrived: the one known last, of several the one that arrived last.
     *
     * @return the label, or null if none had
     */
    static @Nullable Label asOf(@Nullable LabelEntry top, Label.Kind kind, long timeMillis, long arrivalMax) {
        LabelEntry held = null;
        for (LabelEntry entry = top; entry != null; entry = entry.earlier) {
            boolean known =
                    entry.label.kind() == kind && entry.knownAtMillis <= timeMillis && entry.arrival <= arrivalMax;
            if (known && (held == null || entry.knownAtMillis > held.knownAtMillis)) {
                held = entry;
            }
        }
        return held == null ? null : held.label;
    }

    /** How many labels there are from a top down. */
    static int count(@Nullable LabelEntry top) {
        int count = 0;
        for (LabelEntry entry = top; entry != null; entry = entry.earlier) {
            count++;
        }
        return count;
    }

    private static @Nullable LabelEntry latest(@Nullable LabelEntry top, int count) {
        if (top == null || count == 0) {
            return null;
        }
        return new LabelEntry(top.label, top.knownAtMillis, top.arrival, latest(top.earlier, count - 1));
    }
}
