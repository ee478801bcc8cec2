package dev.sluice.topology;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DuplicateRefusals;
import dev.sluice.decision.EventClock;
import dev.sluice.decision.PaymentContexts;
import dev.sluice.decision.Stop;
import dev.sluice.decision.VelocityStop;
import dev.sluice.velocity.Arrival;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The first stop: what is not acceptable is refused before anything is written, the rest meets its account. */
final class AccountStopProcessor implements Processor<String, TransactionRequested, String, PaymentContext> {

    private final TopologyEnvironment environment;
    private final EventClock clock = new EventClock();
    private ProcessorContext<String, PaymentContext> context;
    private VelocityStop velocity;

    AccountStopProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, PaymentContext> context) {
        this.context = context;
        velocity = new VelocityStop(
                Stop.ACCOUNT, new StoredHistories(context.getStateStore(StateStores.historyName(Stop.ACCOUNT))));
    }

    @Override
    public void process(Record<String, TransactionRequested> record) {
        TransactionRequested transaction = Values.required(record);
        environment.validators().transactions().require(record.key(), transaction);
        PaymentContext visit = PaymentContexts.start(transaction);
        Arrival arrival = velocity.visit(visit, environment.models().get());
        clock.observe(transaction.getEventTime());
        if (arrival == Arrival.DUPLICATE
                && clock.isFurtherBack(
                        transaction.getEventTime(),
                        environment.settings().horizons().duplicates())) {
            throw DuplicateRefusals.tooOld();
        }
        context.forward(record.withValue(visit));
    }
}
