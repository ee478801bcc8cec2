package dev.sluice.topology;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.decision.Horizons;
import dev.sluice.decision.Stop;
import dev.sluice.decision.late.MissedFrauds;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Holds the labels that come to a stop against the decisions that were made there. Decisions are read where {@link
 * DecideProcessor} keeps them; nothing here changes them.
 */
final class MissedFraudProcessor extends ContextualProcessor<String, SpecificRecord, String, LateResult> {

    private final TopologyEnvironment environment;
    private final Stop stop;
    private StoredLateFindings findings;
    private MissedFrauds missedFrauds;

    MissedFraudProcessor(TopologyEnvironment environment, Stop stop) {
        this.environment = environment;
        this.stop = stop;
    }

    @Override
    public void init(ProcessorContext<String, LateResult> context) {
        super.init(context);
        Horizons horizons = environment.settings().horizons();
        KeyValueStore<String, DecisionMade> decisions = context.getStateStore(StateStores.decisionsName(stop));
        findings = StoredLateFindings.open(stop, context, horizons);
        missedFrauds = new MissedFrauds(
                horizons.late().labels(), new StoredDecisions(decisions), findings, environment.observer());
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (record.value() instanceof LabelAssigned label) {
            Optional.ofNullable(label.getEventTime()).ifPresent(this::timeIs);
            missedFrauds
                    .labelled(label, environment.models().get(), LateResult.causeOf(context()))
                    .ifPresent(alert -> {
                        environment.observer().alertRaised();
                        context()
                                .forward(new Record<>(
                                        alert.entityId(), new LateResult.Raised(alert), record.timestamp()));
                    });
        }
    }

    private void timeIs(Instant eventTime) {
        findings.observe(eventTime);
    }
}
