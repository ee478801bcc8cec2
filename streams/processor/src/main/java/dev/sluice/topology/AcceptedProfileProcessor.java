package dev.sluice.topology;

import dev.sluice.contract.MerchantProfileChanged;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Lets acceptable merchant profiles, and tombstones, pass to the table that every instance holds. */
final class AcceptedProfileProcessor
        implements Processor<String, MerchantProfileChanged, String, MerchantProfileChanged> {

    private final TopologyEnvironment environment;
    private ProcessorContext<String, MerchantProfileChanged> context;

    AcceptedProfileProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, MerchantProfileChanged> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, MerchantProfileChanged> record) {
        if (record.value() != null) {
            environment.validators().merchants().require(record.key(), record.value());
        }
        context.forward(record);
    }
}
