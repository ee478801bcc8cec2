package dev.sluice.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an entity reported about itself over time, wherever it is kept.
 *
 * @param <T> the report
 */
@FunctionalInterface
public interface SignalTimeline<T> {

    /**
     * Finds the report that was in force at a time.
     *
     * @param entityId the entity's id
     * @param time the time, inclusive
     * @return the newest report not later than that time, or null if there is none
     */
    @Nullable
    T asOf(String entityId, Instant time);
}
