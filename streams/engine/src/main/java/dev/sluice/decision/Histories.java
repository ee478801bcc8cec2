package dev.sluice.decision;

import dev.sluice.velocity.EntityHistory;
import dev.sluice.velocity.HistoryLimits;

/** The histories of one kind of entity, wherever they are kept. Not thread-safe: one task owns its histories. */
public interface Histories {

    /**
     * Reads the history of an entity.
     *
     * @param entityId the entity's id
     * @param limits what to keep of it from now on
     * @return its history, empty if nothing is known yet; the caller may change it and then {@link #save} it
     * @throws dev.sluice.velocity.HistoryFormatException if what was kept cannot be read
     */
    EntityHistory load(String entityId, HistoryLimits limits);

    /**
     * Keeps a changed history.
     *
     * @param entityId the entity's id
     * @param history the history to keep instead of the former one
     */
    void save(String entityId, EntityHistory history);
}
