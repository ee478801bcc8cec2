package dev.sluice.topology;

import dev.sluice.decision.Alert;
import dev.sluice.decision.AlertDeduplicator;
import dev.sluice.decision.AlertHistory;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Lets an alert out unless its subject alerted for the same rule a moment before; key is then the entity's id. */
final class AlertProcessor implements Processor<String, byte[], String, byte[]> {

    private final TopologyEnvironment environment;
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, byte[]> histories;

    AlertProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        histories = context.getStateStore(StateStores.ALERT_HISTORIES);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        byte[] encoded = histories.get(record.key());
        AlertDeduplicator.Outcome outcome = environment
                .models()
                .get()
                .alertDeduplicator()
                .admit(encoded == null ? null : AlertHistory.decode(encoded), Alert.fromJson(record.value()));
        histories.put(record.key(), outcome.history().encode());
        outcome.alert().ifPresentOrElse(alert -> raise(record, alert), environment.observer()::alertSuppressed);
    }

    private void raise(Record<String, byte[]> record, Alert alert) {
        environment.observer().alertRaised();
        context.forward(record.withKey(alert.entityId()).withValue(alert.toJson()));
    }
}
