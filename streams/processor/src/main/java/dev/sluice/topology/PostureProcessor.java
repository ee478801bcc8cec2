package dev.sluice.topology;

import dev.sluice.contract.TerminalSecurityReported;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps what terminals report about their security, under the time of the report, and passes on what is acceptable. */
final class PostureProcessor
        extends ContextualProcessor<String, TerminalSecurityReported, String, TerminalSecurityReported> {

    private final TopologyEnvironment environment;
    private StoredTimeline<TerminalSecurityReported> timeline;

    PostureProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, TerminalSecurityReported> context) {
        super.init(context);
        timeline = new StoredTimeline<>(
                context.getStateStore(StateStores.TERMINAL_POSTURE),
                environment.settings().signalHistory());
    }

    @Override
    public void process(Record<String, TerminalSecurityReported> record) {
        TerminalSecurityReported report = Values.required(record);
        environment.validators().terminals().require(record.key(), report);
        timeline.put(report.getTerminalId(), report, report.getReportedAt());
        context().forward(record);
    }
}
