package dev.sluice.topology;

import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.Itinerary;
import dev.sluice.decision.Stop;
import org.jspecify.annotations.Nullable;

/**
 * A label together with the entities whose histories it belongs to.
 *
 * @param entities the entities of the transaction
 * @param label the label
 */
record RoutedLabel(TransactionEntities entities, LabelAssigned label) {

    /** Names the entity of a stop, or null if the transaction did not have that stop. */
    @Nullable
    String entityAt(Stop stop) {
        return Itinerary.entityAt(stop, entities);
    }
}
