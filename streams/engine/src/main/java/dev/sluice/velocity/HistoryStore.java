package dev.sluice.velocity;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The histories of one kind of entity. Those that were looked at last stay in memory, so that an entity that many
 * transactions meet is not read and decoded for each. Not thread-safe: one task owns its histories, and nobody else may
 * change the bytes beneath.
 */
public final class HistoryStore {

    /** How much stays in memory unless something else is asked for, in rows: five megabytes. */
    public static final long DEFAULT_ROWS_IN_MEMORY_MAX = 50_000;

    private final PageSizes sizes;
    private final @Nullable HistoryBytes bytes;
    private final long rowsInMemoryMax;
    private final Map<String, Recent> recent = new LinkedHashMap<>(16, 0.75f, true);
    private FeaturePlan plan = new FeaturePlan(Map.of());
    private @Nullable HistoryLimits limits;
    private long rowsInMemory;
    private long sweptUntilMillis = Long.MIN_VALUE;

    /** A history in memory, and what it weighed when that was last looked at. */
    private static final class Recent {
        private final EntityHistory history;
        private long weight;

        private Recent(EntityHistory history) {
            this.history = history;
        }
    }

    /** With pages of other sizes, to which nothing that features say is owed. */
    HistoryStore(PageSizes sizes, @Nullable HistoryBytes bytes, long rowsInMemoryMax) {
        this.sizes = sizes;
        this.bytes = bytes;
        this.rowsInMemoryMax = rowsInMemoryMax;
        byte[] swept = bytes == null ? null : bytes.get(PageKey.sweptUntil());
        if (swept != null) {
            sweptUntilMillis = new ByteReader(swept).readLong();
        }
    }

    /** Histories as objects in memory: nothing is encoded, and nothing is kept anywhere else. */
    public static HistoryStore inMemory() {
        return new HistoryStore(PageSizes.DEFAULT, null, Long.MAX_VALUE);
    }

    /**
     * Histories that are kept as bytes.
     *
     * @param bytes where they are kept
     * @param rowsInMemoryMax how much may stay in memory between two uses, in rows of some 90 bytes; a history takes twenty besides those that
     *     it has; 0 or more
     */
    public static HistoryStore over(HistoryBytes bytes, long rowsInMemoryMax) {
        if (rowsInMemoryMax < 0) {
            throw new IllegalArgumentException("rowsInMemoryMax must not be negative, is " + rowsInMemoryMax);
        }
        return new HistoryStore(PageSizes.DEFAULT, bytes, rowsInMemoryMax);
    }

    /**
     * The history of an entity, empty if nothing is known of it yet.
     *
     * @param entityId the entity's id
     * @param currentLimits what to keep of it from now on
     * @param currentPlan what its features need, from {@link FeatureEvaluator#plan()}
     * @return the history; the caller may change it, and then must either {@link #save} or {@link #forget} it
     * @throws HistoryFormatException if what was kept cannot be read; also later, when a part of it is read
     */
    public EntityHistory open(String entityId, HistoryLimits currentLimits, FeaturePlan currentPlan) {
        if (currentPlan != plan || !currentLimits.equals(limits)) {
            adopt(currentLimits, currentPlan);
        }
        Recent known = recent.get(entityId);
        if (known != null) {
            return known.history;
        }
        PageKey key = PageKey.ofEntity(entityId);
        EntityHistory history = bytes == null
                ? EntityHistory.empty(sizes, key, null, currentLimits, currentPlan)
                : EntityHistory.read(sizes, key, bytes, currentLimits, currentPlan, sweptUntilMillis);
        recent.put(entityId, new Recent(history));
        return history;
    }

    /**
     * A history without events instead of one that cannot be read.
     *
     * @param entityId the entity's id
     * @param currentLimits what to keep of it
     * @param currentPlan what its features need
     */
    public EntityHistory startAnew(String entityId, HistoryLimits currentLimits, FeaturePlan currentPlan) {
        forget(entityId);
        EntityHistory history =
                EntityHistory.empty(sizes, PageKey.ofEntity(entityId), bytes, currentLimits, currentPlan);
        recent.put(entityId, new Recent(history));
        return history;
    }

    /**
     * Keeps a changed history.
     *
     * @param entityId the entity's id
     */
    public void save(String entityId) {
        Recent saved = recent.get(entityId);
        if (saved == null) {
            throw new IllegalStateException("the history of " + entityId + " is not open");
        }
        saved.history.save();
        if (bytes != null) {
            rowsInMemory -= saved.weight;
            saved.weight = saved.history.weight();
            rowsInMemory += saved.weight;
            makeRoom();
        }
    }

    /**
     * Drops what is in memory of a history, so that what was changed and not saved has never been. What is kept in memory
     * only stays as it is.
     *
     * @param entityId the entity's id
     */
    public void forget(String entityId) {
        if (bytes != null) {
            Recent forgotten = recent.remove(entityId);
            rowsInMemory -= forgotten == null ? 0 : forgotten.weight;
        }
    }

    /**
     * Removes a history of which nothing is needed any more, or a slice of it. That it was there is not remembered, but how
     * far all that was ever removed reached: a history without events, or a slice of one, is not taken for complete up to
     * then.
     *
     * @param pages the history or slice
     * @param keys the keys of all its pages, that of the head first
     * @throws IllegalStateException if histories are kept in memory only
     */
    public void sweep(HistoryPages pages, List<byte[]> keys) {
        if (bytes == null) {
            throw new IllegalStateException("histories that are kept in memory only have no pages");
        }
        forget(pages.entityId());
        if (pages.newestMillis() > sweptUntilMillis) {
            sweptUntilMillis = pages.newestMillis();
            ByteWriter out = new ByteWriter(Long.BYTES);
            out.writeLong(sweptUntilMillis);
            bytes.put(PageKey.sweptUntil(), out.toBytes());
        }
        keys.forEach(bytes::delete);
    }

    private void makeRoom() {
        Iterator<Recent> longestUnused = recent.values().iterator();
        while (rowsInMemory > rowsInMemoryMax && longestUnused.hasNext()) {
            rowsInMemory -= longestUnused.next().weight;
            longestUnused.remove();
        }
    }

    private void adopt(HistoryLimits currentLimits, FeaturePlan currentPlan) {
        plan = currentPlan;
        limits = currentLimits;
        if (bytes != null) {
            recent.clear();
            rowsInMemory = 0;
        } else {
            recent.values().forEach(each -> each.history.adopt(currentLimits, currentPlan));
        }
    }
}
