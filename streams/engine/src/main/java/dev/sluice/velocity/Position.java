package dev.sluice.velocity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk is: before a segment, with its older siblings behind it, and behind these whatever follows their container.
 *
 * @param history the history or slice that it leads through
 * @param segments the siblings, from the oldest to the newest
 * @param container the node that they are part of; null for the spine of the history, and for its open chunk
 * @param index which of them is next
 * @param behind where the walk goes on after the oldest of them; null for nowhere
 */
record Position(
        EntityHistory history,
        List<Segment> segments,
        @Nullable Segment container,
        int index,
        @Nullable Position behind) {

    /** Before the newest of some segments, at least one. */
    static Position atNewest(
            EntityHistory history, List<Segment> segments, @Nullable Segment container, @Nullable Position behind) {
        return new Position(history, segments, container, segments.size() - 1, behind);
    }

    /** The segment that is next. */
    Segment segment() {
        return segments.get(index);
    }

    /** Behind that segment; null if nothing is there. */
    @Nullable
    Position older() {
        return index == 0 ? behind : new Position(history, segments, container, index - 1, behind);
    }

    /** A summary of the segment that is next. */
    Summary summary(int index) {
        return history.sealed().summary(segment(), container, index);
    }
}
