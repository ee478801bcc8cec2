package dev.sluice.topology;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DuplicateRefusals;
import dev.sluice.decision.EventClock;
import dev.sluice.decision.PaymentContexts;
import dev.sluice.decision.Stop;
import dev.sluice.velocity.Arrival;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The first stop: what is not acceptable is refused before anything is written, the rest meets its account. */
final class AccountStopProcessor implements Processor<String, SpecificRecord, String, PaymentContext> {

    private final TopologyEnvironment environment;
    private final EventClock clock = new EventClock();
    private ProcessorContext<String, PaymentContext> context;
    private StopHistory history;

    AccountStopProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, PaymentContext> context) {
        this.context = context;
        history = StopHistory.open(Stop.ACCOUNT, context, environment);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (Values.required(record) instanceof TransactionRequested transaction) {
            environment.validators().transactions().require(record.key(), transaction);
            context.forward(record.withValue(meet(transaction)));
        } else {
            history.note(record);
        }
    }

    private PaymentContext meet(TransactionRequested transaction) {
        PaymentContext visit = PaymentContexts.start(transaction);
        Arrival arrival = history.enter(visit);
        clock.observe(transaction.getEventTime());
        if (arrival == Arrival.DUPLICATE
                && clock.isFurtherBack(
                        transaction.getEventTime(),
                        environment.settings().horizons().duplicates())) {
            throw DuplicateRefusals.tooOld();
        }
        return visit;
    }
}
