package dev.sluice.topology;

import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Stop;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** A stop at an entity about which nothing but its history is known. */
final class VelocityStopProcessor implements Processor<String, SpecificRecord, String, PaymentContext> {

    private final TopologyEnvironment environment;
    private final Stop stop;
    private ProcessorContext<String, PaymentContext> context;
    private StopHistory history;

    VelocityStopProcessor(TopologyEnvironment environment, Stop stop) {
        this.environment = environment;
        this.stop = stop;
    }

    @Override
    public void init(ProcessorContext<String, PaymentContext> context) {
        this.context = context;
        history = StopHistory.open(stop, context, environment);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (record.value() instanceof PaymentContext visit) {
            history.enter(visit);
            context.forward(record.withValue(visit));
        } else {
            history.note(record);
        }
    }
}
