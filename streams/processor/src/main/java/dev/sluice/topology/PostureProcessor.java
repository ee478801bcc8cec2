package dev.sluice.topology;

import dev.sluice.contract.TerminalSecurityReported;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps what terminals report about their security, under the time of the report. */
final class PostureProcessor implements Processor<String, TerminalSecurityReported, Void, Void> {

    private final TopologyEnvironment environment;
    private StoredTimeline<TerminalSecurityReported> timeline;

    PostureProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        timeline = new StoredTimeline<>(
                context.getStateStore(StateStores.TERMINAL_POSTURE),
                environment.settings().signalHistory());
    }

    @Override
    public void process(Record<String, TerminalSecurityReported> record) {
        TerminalSecurityReported report = Values.required(record);
        environment.validators().terminals().require(record.key(), report);
        timeline.put(report.getTerminalId(), report, report.getReportedAt());
    }
}
