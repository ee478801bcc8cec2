package dev.sluice.topology;

import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.ParkedLabels;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Brings a label and the entities of its transaction together. A label, or the outcome of a decision, may come before its
 * transaction was seen here, because the two travel on different topics: it is parked until then.
 */
final class LabelRoutingProcessor implements Processor<String, SpecificRecord, String, RoutedLabel> {

    private final TopologyEnvironment environment;
    private ProcessorContext<String, RoutedLabel> context;
    private TimestampedKeyValueStore<String, TransactionEntities> entitiesByTransaction;
    private KeyValueStore<String, ParkedLabels> parkedByTransaction;
    private ExpirySweeper<ValueAndTimestamp<TransactionEntities>> entitiesExpiry;
    private ExpirySweeper<ParkedLabels> parkedExpiry;

    LabelRoutingProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, RoutedLabel> context) {
        this.context = context;
        entitiesByTransaction = context.getStateStore(StateStores.TRANSACTION_ENTITIES);
        parkedByTransaction = context.getStateStore(StateStores.PARKED_LABELS);
        Duration horizon = environment.settings().horizons().labels();
        entitiesExpiry = new ExpirySweeper<>(
                entitiesByTransaction, entry -> entry.value().getEventTime(), horizon);
        entitiesExpiry.schedule(context);
        parkedExpiry = new ExpirySweeper<>(parkedByTransaction, LabelRoutingProcessor::newest, horizon);
        parkedExpiry.schedule(context);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        SpecificRecord value = Values.required(record);
        if (value instanceof TransactionEntities entities) {
            remember(record, entities);
        } else if (value instanceof TransactionLabelled label) {
            environment.validators().labels().require(record.key(), label);
            route(record, Labels.assigned(label));
        } else if (value instanceof LabelAssigned outcome) {
            route(record, outcome);
        } else {
            throw new IllegalStateException("label routing meets entities and labels, not "
                    + value.getSchema().getFullName());
        }
    }

    private void remember(Record<String, SpecificRecord> record, TransactionEntities entities) {
        entitiesExpiry.observe(entities.getEventTime());
        entitiesExpiry.entered(entities.getEventTime());
        parkedExpiry.observe(entities.getEventTime());
        ParkedLabels parked = parkedByTransaction.get(record.key());
        if (parked != null) {
            parkedByTransaction.delete(record.key());
            for (LabelAssigned label : parked.getLabels()) {
                context.forward(record.withValue(RoutedLabel.of(label, entities)));
            }
        }
    }

    private void route(Record<String, SpecificRecord> record, LabelAssigned label) {
        TransactionEntities entities =
                ValueAndTimestamp.getValueOrNull(entitiesByTransaction.get(label.getTransactionId()));
        if (entities != null) {
            context.forward(record.withValue(RoutedLabel.of(label, entities)));
        } else {
            park(label);
        }
    }

    private static Instant newest(ParkedLabels parked) {
        return parked.getLabels().get(parked.getLabels().size() - 1).getKnownAt();
    }

    private void park(LabelAssigned label) {
        ParkedLabels parked = parkedByTransaction.get(label.getTransactionId());
        if (parked == null) {
            parked = new ParkedLabels(new ArrayList<>());
        }
        parked.getLabels().add(label);
        parkedByTransaction.put(label.getTransactionId(), parked);
        parkedExpiry.entered(newest(parked));
        environment.observer().labelParked();
    }
}
