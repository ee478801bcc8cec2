package dev.sluice.topology;

import dev.sluice.contract.MerchantProfileChanged;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the newest profile of each merchant; a tombstone removes it. */
final class MerchantProfileProcessor implements Processor<String, MerchantProfileChanged, Void, Void> {

    private KeyValueStore<String, MerchantProfileChanged> profiles;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        profiles = context.getStateStore(StateStores.MERCHANT_PROFILES);
    }

    @Override
    public void process(Record<String, MerchantProfileChanged> record) {
        profiles.put(record.key(), record.value());
    }
}
