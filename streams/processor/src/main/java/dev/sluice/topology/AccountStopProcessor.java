package dev.sluice.topology;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.DuplicateGuard;
import dev.sluice.decision.PaymentContexts;
import dev.sluice.decision.Stop;
import dev.sluice.decision.VelocityStop;
import dev.sluice.velocity.Arrival;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The first stop: what is not acceptable is refused before anything is written, the rest meets its account. */
final class AccountStopProcessor implements Processor<String, TransactionRequested, String, PaymentContext> {

    private final TopologyEnvironment environment;
    private ProcessorContext<String, PaymentContext> context;
    private DuplicateGuard guard;
    private ExpirySweeper<TransactionEntities> expiry;
    private VelocityStop velocity;

    AccountStopProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, PaymentContext> context) {
        this.context = context;
        KeyValueStore<String, TransactionEntities> accepted = context.getStateStore(StateStores.ACCEPTED_TRANSACTIONS);
        guard = new DuplicateGuard(new StoredAcceptances(accepted));
        expiry = new ExpirySweeper<>(
                accepted,
                TransactionEntities::getEventTime,
                environment.settings().duplicateHorizon());
        expiry.schedule(context);
        velocity = new VelocityStop(
                Stop.ACCOUNT, new StoredHistories(context.getStateStore(StateStores.historyName(Stop.ACCOUNT))));
    }

    @Override
    public void process(Record<String, TransactionRequested> record) {
        TransactionRequested transaction = Values.required(record);
        environment.validators().transactions().require(record.key(), transaction);
        boolean known = guard.admit(transaction);
        expiry.observe(transaction.getEventTime());
        PaymentContext visit = PaymentContexts.start(transaction);
        Arrival arrival = velocity.visit(visit, environment.models().get());
        if (arrival == Arrival.DUPLICATE && !known && expiry.isBeyondHorizon(transaction.getEventTime())) {
            throw DuplicateGuard.tooOld();
        }
        context.forward(record.withValue(visit));
    }
}
