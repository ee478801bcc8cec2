package dev.sluice.velocity;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The slices of a history: its sealed events once more, those that are the same in some attributes as a history of their
 * own. Those used last are in memory.
 */
final class Slices {

    /** So many slices of a history that is kept as bytes stay in memory with it. */
    private static final int IN_MEMORY_MAX = 32;

    private final Function<SliceKey, EntityHistory> empty;
    private final @Nullable Function<SliceKey, EntityHistory> stored;
    private final Map<SliceKey, EntityHistory> inMemory = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<EntityHistory> changed = new LinkedHashSet<>();

    /**
     * The slices of a history.
     *
     * @param empty makes one without events
     * @param stored reads one, which may be without events; null if they are kept in memory alone
     */
    Slices(Function<SliceKey, EntityHistory> empty, @Nullable Function<SliceKey, EntityHistory> stored) {
        this.empty = empty;
        this.stored = stored;
    }

    /** The slice of this key, only to be looked at; empty if there are no such events. */
    EntityHistory get(SliceKey key) {
        if (stored != null) {
            return inMemory.computeIfAbsent(key, stored);
        }
        EntityHistory slice = inMemory.get(key);
        return slice == null ? empty.apply(key) : slice;
    }

    private EntityHistory toChange(SliceKey key) {
        EntityHistory slice = inMemory.computeIfAbsent(key, stored == null ? empty : stored);
        changed.add(slice);
        return slice;
    }

    /** Enters events, each into its slices by some attributes. */
    void add(EventRows rows, List<Attributes> slicedBy) {
        for (int row = 0; row < rows.size(); row++) {
            int entering = row;
            forEach(rows, row, slicedBy, key -> toChange(key).enter(rows, entering));
        }
    }

    /** Labels the event of a row in its slices by some attributes. */
    void relabel(EventRows rows, int row, List<Attributes> slicedBy, Consumer<EntityHistory> relabelling) {
        forEach(rows, row, slicedBy, key -> relabelling.accept(toChange(key)));
    }

    /** Lets the slices to which events belong begin without any: what is left of earlier ones must not be added to. */
    void startAnew(EventRows rows, List<Attributes> slicedBy) {
        for (int row = 0; row < rows.size(); row++) {
            forEach(rows, row, slicedBy, key -> inMemory.put(key, empty.apply(key)));
        }
    }

    private static void forEach(EventRows rows, int row, List<Attributes> slicedBy, Consumer<SliceKey> action) {
        for (Attributes attributes : slicedBy) {
            SliceKey key = SliceKey.of(attributes, rows, row);
            if (key != null) {
                action.accept(key);
            }
        }
    }

    /** Goes on with other limits and features. */
    void adopt(HistoryLimits limits, FeaturePlan plan) {
        inMemory.values().forEach(slice -> slice.adopt(limits, plan));
    }

    /** What is in memory of them, in rows. */
    long weight() {
        long weight = 0;
        for (EntityHistory slice : inMemory.values()) {
            weight += slice.weight();
        }
        return weight;
    }

    /** Keeps what has changed, and leaves out of memory what was not used for long and is kept elsewhere. */
    void save() {
        changed.forEach(EntityHistory::save);
        changed.clear();
        if (stored != null) {
            leaveOutOfMemory();
        }
    }

    private void leaveOutOfMemory() {
        Iterator<EntityHistory> longestUnused = inMemory.values().iterator();
        while (inMemory.size() > IN_MEMORY_MAX) {
            longestUnused.next();
            longestUnused.remove();
        }
    }
}
