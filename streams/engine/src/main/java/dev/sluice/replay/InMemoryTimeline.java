package dev.sluice.replay;

import dev.sluice.decision.SignalTimeline;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reports in memory, by entity and time.
 *
 * @param <T> the report
 */
final class InMemoryTimeline<T> implements SignalTimeline<T> {

    private final Map<String, TreeMap<Instant, T>> byEntity = new HashMap<>();

    @Override
    public @Nullable T asOf(String entityId, Instant time) {
        TreeMap<Instant, T> reports = byEntity.get(entityId);
        if (reports == null) {
            return null;
        }
        Map.Entry<Instant, T> newest = reports.floorEntry(time);
        return newest == null ? null : newest.getValue();
    }

    /** Keeps a report under the time at which it was made; of two with the same time the later one to arrive counts. */
    void put(String entityId, T report, Instant reportedAt) {
        byEntity.computeIfAbsent(entityId, id -> new TreeMap<>()).put(reportedAt, report);
    }
}
