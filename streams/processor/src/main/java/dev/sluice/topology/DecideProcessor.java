package dev.sluice.topology;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DecideStop;
import dev.sluice.decision.Stop;
import dev.sluice.decision.challenge.OverallBalance;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The end of the itinerary: one context in, one answer out, keyed by account again. */
final class DecideProcessor implements Processor<String, PaymentContext, String, DecideStop.Answer> {

    private final TopologyEnvironment environment;
    private final Stop lastStop;
    private ProcessorContext<String, DecideStop.Answer> context;
    private DecideStop decideStop;
    private ExpirySweeper<DecisionMade> expiry;

    DecideProcessor(TopologyEnvironment environment, Stop lastStop) {
        this.environment = environment;
        this.lastStop = lastStop;
    }

    @Override
    public void init(ProcessorContext<String, DecideStop.Answer> context) {
        this.context = context;
        KeyValueStore<String, DecisionMade> decisions = context.getStateStore(StateStores.decisionsName(lastStop));
        ReadOnlyKeyValueStore<String, MerchantProfileChanged> merchants =
                context.getStateStore(StateStores.MERCHANT_PROFILES);
        ReadOnlyKeyValueStore<String, QuarantineChanged> quarantines = context.getStateStore(StateStores.QUARANTINES);
        decideStop = new DecideStop(
                new StoredDecisions(decisions),
                merchants::get,
                quarantines::get,
                new OverallBalance(new StoredBalance(context.getStateStore(StateStores.frictionName(lastStop)))));
        expiry = new ExpirySweeper<>(
                decisions,
                DecisionMade::getEventTime,
                environment.settings().horizons().decisionsKept());
        expiry.schedule(context);
    }

    @Override
    public void process(Record<String, PaymentContext> record) {
        DecideStop.Answer answer = environment.models().decideBy(model -> decideStop.decide(record.value(), model));
        DecisionMade decision = answer.decision();
        expiry.observe(decision.getEventTime());
        expiry.entered(decision.getEventTime());
        environment.observer().decided(decision, answer.repeated());
        context.forward(record.withKey(decision.getAccountId()).withValue(answer));
    }
}
