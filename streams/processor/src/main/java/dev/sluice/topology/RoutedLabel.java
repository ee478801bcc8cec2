package dev.sluice.topology;

import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.Itinerary;
import dev.sluice.decision.Labels;
import dev.sluice.decision.Stop;
import org.jspecify.annotations.Nullable;

/**
 * A label together with the entities whose histories it belongs to.
 *
 * @param entities the entities of the transaction
 * @param label the label, which knows the time of the transaction
 */
record RoutedLabel(TransactionEntities entities, LabelAssigned label) {

    /**
     * Brings the two together.
     *
     * @param label what the label says
     * @param entities where its transaction was
     */
    static RoutedLabel of(LabelAssigned label, TransactionEntities entities) {
        return new RoutedLabel(entities, Labels.of(label, entities));
    }

    /** Names the entity of a stop, or null if the transaction did not have that stop. */
    @Nullable
    String entityAt(Stop stop) {
        return Itinerary.entityAt(stop, entities);
    }
}
