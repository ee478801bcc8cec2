package dev.sluice.topology;

import dev.sluice.contract.DeviceTelemetryReported;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Lets only acceptable telemetry pass, once for all that look at it. */
final class AcceptedTelemetryProcessor
        extends ContextualProcessor<String, DeviceTelemetryReported, String, DeviceTelemetryReported> {

    private final TopologyEnvironment environment;

    AcceptedTelemetryProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void process(Record<String, DeviceTelemetryReported> record) {
        environment.validators().telemetry().require(record.key(), Values.required(record));
        context().forward(record);
    }
}
