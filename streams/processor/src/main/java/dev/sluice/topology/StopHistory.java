package dev.sluice.topology;

import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Stop;
import dev.sluice.decision.VelocityStop;
import dev.sluice.velocity.Arrival;
import dev.sluice.velocity.HistoryStore;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The histories of one stop, as the one processor has them that owns their store: transactions enter, and what is found
 * out about them later is written onto them. Histories of entities that are never seen again are removed.
 */
final class StopHistory {

    private final Stop stop;
    private final VelocityStop velocity;
    private final Supplier<DecisionModel> models;
    private final HistorySweeper sweeper;

    private StopHistory(Stop stop, VelocityStop velocity, Supplier<DecisionModel> models, HistorySweeper sweeper) {
        this.stop = stop;
        this.velocity = velocity;
        this.models = models;
        this.sweeper = sweeper;
    }

    /**
     * Opens the histories of a stop, for the processor that owns them.
     *
     * @param stop a stop that has a history
     * @param context the processor's, to which the store is connected
     * @param environment has the decision model in force
     */
    static StopHistory open(Stop stop, ProcessorContext<?, ?> context, TopologyEnvironment environment) {
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(StateStores.historyName(stop));
        HistoryStore histories =
                HistoryStore.over(new StoredHistoryPages(store), HistoryStore.DEFAULT_ROWS_IN_MEMORY_MAX);
        Supplier<DecisionModel> models = environment.models();
        HistorySweeper sweeper = new HistorySweeper(store, histories, () -> retention(stop, models.get()));
        sweeper.schedule(context);
        return new StopHistory(stop, new VelocityStop(stop, histories), models, sweeper);
    }

    private static Duration retention(Stop stop, DecisionModel model) {
        return Duration.ofMillis(model.features().limits(stop.entity()).retentionMillis());
    }

    /**
     * Lets a transaction meet its entity.
     *
     * @param visit the transaction's context, to which the features are appended
     * @return whether the transaction was new to the entity
     */
    Arrival enter(PaymentContext visit) {
        Arrival arrival = velocity.visit(visit, models.get());
        sweeper.entered(visit.getTransaction().getEventTime());
        return arrival;
    }

    /**
     * Writes what was found out about a transaction onto it.
     *
     * @param finding what was found out, keyed by the entity
     * @throws IllegalStateException if histories have no use for records of that kind
     */
    void note(Record<String, SpecificRecord> finding) {
        if (finding.value() instanceof LabelAssigned label) {
            velocity.label(finding.key(), label, models.get());
        } else {
            throw new IllegalStateException("the history at " + stop + " has no use for "
                    + finding.value().getSchema().getFullName());
        }
    }
}
