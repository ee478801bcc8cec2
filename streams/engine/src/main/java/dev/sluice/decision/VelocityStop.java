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
import dev.sluice.velocity.HistoryLimits;
import dev.sluice.velocity.Label;
import java.util.List;
import java.util.Locale;
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
    private final Histories histories;

    /**
     * @param stop where this is; a stop that has a history
     * @param histories the histories of the entities that this task owns
     */
    public VelocityStop(Stop stop, Histories histories) {
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
        EntityHistory history = load(entityId, model, context);
        Arrival arrival = history.add(event);
        if (arrival == Arrival.CONFLICTING) {
            throw DuplicateRefusals.identifierReused();
        }
        append(context, model.featureEvaluator(entity).evaluate(history, event));
        if (arrival != Arrival.DUPLICATE) {
            histories.save(entityId, history);
        }
        return arrival;
    }

    /**
     * Writes a label onto the transaction that it judges. A history that does not hold the transaction any more is left
     * as it is: no window reaches back that far.
     *
     * @param entityId the entity
     * @param label the label
     * @param model what to keep
     */
    public void label(String entityId, LabelAssigned label, DecisionModel model) {
        EntityHistory history = histories.load(entityId, model.limits(entity));
        Label verdict = label.getFraud() ? Label.FRAUD : Label.GENUINE;
        if (history.label(label.getTransactionId(), verdict, label.getKnownAt().toEpochMilli())) {
            histories.save(entityId, history);
        }
    }

    private EntityHistory load(String entityId, DecisionModel model, PaymentContext context) {
        HistoryLimits limits = model.limits(entity);
        try {
            return histories.load(entityId, limits);
        } catch (HistoryFormatException unreadable) {
            LOG.error("the history of {} {} cannot be read and starts anew", entity, entityId, unreadable);
            context.getDegradedReasons()
                    .add("the history of the " + entity.name().toLowerCase(Locale.ROOT)
                            + " could not be read and starts anew");
            return EntityHistory.empty(limits);
        }
    }

    private void append(PaymentContext context, FeatureValues values) {
        List<FeatureValue> features = context.getFeatures();
        for (int index = 0; index < values.size(); index++) {
            double value = values.value(index);
            features.add(new FeatureValue(values.name(index), Double.isNaN(value) ? null : value));
        }
        for (String inexact : values.inexactNames()) {
            context.getDegradedReasons().add("feature " + inexact + " covers only what is left of its window");
        }
    }
}
