package dev.sluice.topology;

import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.PostureJoin;
import dev.sluice.decision.Stop;
import dev.sluice.decision.VelocityStop;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The stop at the terminal: its history, and its security posture as of the transaction's time. */
final class TerminalStopProcessor implements Processor<String, PaymentContext, String, PaymentContext> {

    private final TopologyEnvironment environment;
    private ProcessorContext<String, PaymentContext> context;
    private VelocityStop velocity;
    private PostureJoin posture;

    TerminalStopProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, PaymentContext> context) {
        this.context = context;
        velocity = new VelocityStop(
                Stop.TERMINAL, new StoredHistories(context.getStateStore(StateStores.historyName(Stop.TERMINAL))));
        posture = new PostureJoin(new StoredTimeline<>(context.getStateStore(StateStores.TERMINAL_POSTURE)));
    }

    @Override
    public void process(Record<String, PaymentContext> visit) {
        DecisionModel model = environment.models().get();
        velocity.visit(visit.value(), model);
        posture.join(visit.value(), model.policy().terminal().freshness());
        context.forward(visit);
    }
}
