package dev.sluice.topology;

import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.decision.Stop;
import dev.sluice.decision.VelocityStop;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes labels onto the events that they judge, in the history of one kind of entity. */
final class LabelProcessor implements Processor<String, LabelAssigned, Void, Void> {

    private final TopologyEnvironment environment;
    private final Stop stop;
    private VelocityStop velocity;

    LabelProcessor(TopologyEnvironment environment, Stop stop) {
        this.environment = environment;
        this.stop = stop;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        velocity = new VelocityStop(stop, new StoredHistories(context.getStateStore(StateStores.historyName(stop))));
    }

    @Override
    public void process(Record<String, LabelAssigned> record) {
        velocity.label(record.key(), record.value(), environment.models().get());
    }
}
