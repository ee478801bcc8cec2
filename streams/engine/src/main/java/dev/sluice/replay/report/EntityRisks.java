package dev.sluice.replay.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the payments of each entity of one kind, and the frauds among them. */
final class EntityRisks {

    private static final Comparator<EntityRisk> WORST_FIRST = Comparator.comparingLong(EntityRisk::frauds)
            .thenComparingDouble(EntityRisk::fraudShare)
            .reversed()
            .thenComparing(EntityRisk::id);

    private static final class Tally {

        private long payments;
        private long frauds;
        private long fraudsAllowed;
        private Instant lastFraudAt = Instant.MIN;
    }

    private final Map<String, Tally> tallies = new HashMap<>();

    /** A payment that was decided; one that has no such entity counts nowhere. */
    void add(@Nullable String entityId, Instant time, boolean allowed, boolean fraud) {
        if (entityId == null) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(entityId, id -> new Tally());
        tally.payments++;
        if (fraud) {
            tally.frauds++;
            tally.fraudsAllowed += allowed ? 1 : 0;
            tally.lastFraudAt = time.isAfter(tally.lastFraudAt) ? time : tally.lastFraudAt;
        }
    }

    /** Those with most frauds, the worst first; none without. */
    List<EntityRisk> worst(int limit) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().frauds > 0)
                .map(entry -> risk(entry.getKey(), entry.getValue()))
                .sorted(WORST_FIRST)
                .limit(limit)
                .toList();
    }

    private static EntityRisk risk(String id, Tally tally) {
        return new EntityRisk(id, tally.payments, tally.frauds, tally.fraudsAllowed, tally.lastFraudAt);
    }
}
