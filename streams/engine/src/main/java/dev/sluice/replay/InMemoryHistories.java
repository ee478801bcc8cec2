package dev.sluice.replay;

import dev.sluice.decision.Histories;
import dev.sluice.velocity.EntityHistory;
import dev.sluice.velocity.HistoryLimits;
import java.util.HashMap;
import java.util.Map;

/** Histories as objects in memory: nothing is encoded, which is what makes the replay fast. */
final class InMemoryHistories implements Histories {

    private final Map<String, EntityHistory> byEntity = new HashMap<>();

    @Override
    public EntityHistory load(String entityId, HistoryLimits limits) {
        return byEntity.computeIfAbsent(entityId, id -> EntityHistory.empty(limits));
    }

    @Override
    public void save(String entityId, EntityHistory history) {
        byEntity.put(entityId, history);
    }
}
