package dev.sluice.topology;

import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.PostureJoin;
import dev.sluice.decision.Stop;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The stop at the terminal: its history, and its security posture as of the transaction's time. */
final class TerminalStopProcessor implements Processor<String, SpecificRecord, String, PaymentContext> {

    private final TopologyEnvironment environment;
    private ProcessorContext<String, PaymentContext> context;
    private StopHistory history;
    private PostureJoin posture;

    TerminalStopProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, PaymentContext> context) {
        this.context = context;
        history = StopHistory.open(Stop.TERMINAL, context, environment);
        posture = new PostureJoin(new StoredTimeline<>(
                context.getStateStore(StateStores.TERMINAL_POSTURE),
                environment.settings().signalHistory()));
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (record.value() instanceof PaymentContext visit) {
            history.enter(visit);
            posture.join(visit, environment.models().get().policy().terminal().freshness());
            context.forward(record.withValue(visit));
        } else {
            history.note(record);
        }
    }
}
