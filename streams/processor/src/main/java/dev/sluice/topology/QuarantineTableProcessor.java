package dev.sluice.topology;

import dev.sluice.contract.QuarantineChanged;
import dev.sluice.decision.quarantine.QuarantineCheck;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the latest quarantine of each entity where decisions are made; a tombstone removes it. A record that cannot be decided
 * by changes nothing.
 */
final class QuarantineTableProcessor implements Processor<String, QuarantineChanged, Void, Void> {

    private KeyValueStore<String, QuarantineChanged> quarantines;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        quarantines = context.getStateStore(StateStores.QUARANTINES);
    }

    @Override
    public void process(Record<String, QuarantineChanged> record) {
        QuarantineCheck.require(record.key(), record.value());
        quarantines.put(record.key(), record.value());
    }
}
