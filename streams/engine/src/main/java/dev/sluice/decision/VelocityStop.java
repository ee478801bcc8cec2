package dev.sluice.decision;

import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.velocity.Arrival;
import dev.sluice.velocity.Entity;
import dev.sluice.velocity.EntityHistory;
import dev.sluice.velocity.FeatureValues;
import dev.sluice.velocity.HistoryEvent;
import dev.sluice.velocity.HistoryFormatException;
import dev.sluice.velocity.HistoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens wherever a transaction meets an entity: it enters the entity's history under its transactionId, and the
 * entity's features as of the transaction's time join the context. Meeting twice changes nothing and computes the same.
 */
public final class VelocityStop {

    private static final Logger LOG = LoggerFactory.getLogger(VelocityStop.class);

    private final Stop stop;
    private final Entity entity;
    private final HistoryStore histories;

    /**
     * @param stop where this is; a stop that has a history
     * @param histories the histories of the entities that this task owns
     */
    public VelocityStop(Stop stop, HistoryStore histories) {
        this.stop = stop;
        this.entity = stop.entity();
        this.histories = histories;
    }

    /**
     * Lets a transaction meet its entity.
     *
     * @param context the transaction's context, to which the features are appended
     * @param model the features to compute and what to keep
     * @return whether the transaction was new to the entity
     * @throws dev.sluice.ingest.RejectedEventException if its id stands for another payment already; nothing was changed
     */
    public Arrival visit(PaymentContext context, DecisionModel model) {
        return visit(context, HistoryEvent.of(context.getTransaction()), model);
    }

    /**
     * The same for a caller who visits several stops.
     *
     * @param context the transaction's context, to which the features are appended
     * @param event what histories keep of that transaction
     * @param model the features to compute and what to keep
     * @return whether the transaction was new to the entity
     * @throws dev.sluice.ingest.RejectedEventException if its id stands for another payment already; nothing was changed
     */
    public Arrival visit(PaymentContext context, HistoryEvent event, DecisionModel model) {
        String entityId = Itinerary.entityAt(stop, context.getTransaction());
        try {
            return enter(histories.open(entityId, model.limits(entity), model.plan(entity)), context, event, model);
        } catch (HistoryFormatException unreadable) {
            LOG.error("the history of {} {} cannot be read and starts anew", entity, entityId, unreadable);
            context.getDegradedReasons()
                    .add("the history of the " + entity.word() + " could not be read and starts anew");
            EntityHistory anew = histories.startAnew(entityId, model.limits(entity), model.plan(entity));
            return enter(anew, context, event, model);
        }
    }

    /** Enters and evaluates; what fails in between has changed nothing. */
    private Arrival enter(EntityHistory history, PaymentContext context, HistoryEvent event, DecisionModel model) {
        String entityId = Itinerary.entityAt(stop, context.getTransaction());
        boolean isDone = false;
        try {
            Arrival arrival = history.add(event);
            if (arrival == Arrival.CONFLICTING) {
                throw DuplicateRefusals.identifierReused();
            }
            FeatureValues values = model.featureEvaluator(entity).evaluate(history, event);
            histories.save(entityId);
            append(context, values);
            FeatureOrigin.note(context, model);
            isDone = true;
            return arrival;
        } finally {
            if (!isDone) {
                histories.forget(entityId);
            }
        }
    }

    /**
     * Writes a label onto the transaction that it is about. A history that does not hold the transaction any more is left
     * as it is: no window reaches back that far.
     *
     * @param entityId the entity
     * @param label the label
     * @param model what to keep
     */
    public void label(String entityId, LabelAssigned label, DecisionModel model) {
        EntityHistory history = histories.open(entityId, model.limits(entity), model.plan(entity));
        Instant eventTime = Objects.requireNonNull(label.getEventTime(), "a label that travels knows its event's time");
        if (history.label(
                label.getTransactionId(),
                eventTime.toEpochMilli(),
                Labels.meaningOf(label),
                label.getKnownAt().toEpochMilli())) {
            histories.save(entityId);
        }
    }

    private void append(PaymentContext context, FeatureValues values) {
        List<FeatureValue> features = context.getFeatures();
        for (int index = 0; index < values.size(); index++) {
            double value = values.value(index);
            features.add(new FeatureValue(
                    values.name(index),
                    Double.isNaN(value) ? null : value,
                    values.standardError(index) == 0 ? null : values.standardError(index)));
        }
        for (String inexact : values.inexactNames()) {
            context.getDegradedReasons().add("feature " + inexact + " covers only what is left of its window");
        }
    }
}
