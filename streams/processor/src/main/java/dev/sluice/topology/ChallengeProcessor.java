package dev.sluice.topology;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.challenge.ChallengeVerdicts;
import dev.sluice.decision.challenge.Challenges;
import dev.sluice.decision.challenge.Overdue;
import dev.sluice.decision.challenge.Settlement;
import dev.sluice.decision.challenge.UnclaimedAnswer;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The challenges of the accounts of one task: decisions ask for them, answers settle them, and event time, which every
 * payment of the task moves on, ends those that nobody answers. An answer that waited in vain leaves to the dead letters.
 */
final class ChallengeProcessor implements Processor<String, SpecificRecord, String, ChallengeEnd> {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final TopologyEnvironment environment;
    private final IdleClock clock = new IdleClock();
    private ProcessorContext<String, ChallengeEnd> context;
    private Challenges challenges;
    private ExpirySweeper<ChallengeSettled> expiry;

    ChallengeProcessor(TopologyEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void init(ProcessorContext<String, ChallengeEnd> context) {
        this.context = context;
        KeyValueStore<String, ChallengeSettled> settled = context.getStateStore(StateStores.SETTLED_CHALLENGES);
        challenges = new Challenges(new StoredChallenges(context.getStateStore(StateStores.OPEN_CHALLENGES), settled));
        challenges.newestWaiting().ifPresent(time -> clock.observe(time, context.currentSystemTimeMs()));
        expiry = new ExpirySweeper<>(
                settled,
                ChallengeSettled::getEventTime,
                environment.settings().horizons().decisionsKept());
        expiry.schedule(context);
        context.schedule(BETWEEN_LOOKS, PunctuationType.WALL_CLOCK_TIME, now -> endWhatIsOverdue(clock.now(now), now));
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        SpecificRecord value = Values.required(record);
        if (value instanceof PaymentContext payment) {
            timeIs(payment.getTransaction().getEventTime(), record.timestamp());
        } else if (value instanceof DecisionMade decision) {
            challenges.asked(decision, verdicts()).ifPresent(end -> settle(end, record.timestamp()));
        } else if (value instanceof ChallengeCompleted completion) {
            environment.validators().challenges().require(record.key(), completion);
            challenges.completed(completion, verdicts()).ifPresent(end -> settle(end, record.timestamp()));
        } else {
            throw new IllegalStateException("challenges meet payments, decisions and answers, not "
                    + value.getSchema().getFullName());
        }
    }

    private void timeIs(Instant eventTime, long timestamp) {
        clock.observe(eventTime, context.currentSystemTimeMs());
        expiry.observe(eventTime);
        endWhatIsOverdue(clock.now(context.currentSystemTimeMs()), timestamp);
    }

    private void endWhatIsOverdue(Instant now, long timestamp) {
        Overdue overdue = challenges.overdue(now, verdicts());
        for (Settlement settlement : overdue.settlements()) {
            settle(settlement, timestamp);
        }
        for (UnclaimedAnswer answer : overdue.unclaimed()) {
            context.forward(
                    new Record<>(answer.completion().getAccountId(), new ChallengeEnd.Unclaimed(answer), timestamp));
        }
    }

    private void settle(Settlement settlement, long timestamp) {
        ChallengeSettled settled = settlement.settled();
        expiry.entered(settled.getEventTime());
        environment.observer().challengeSettled(settled, settlement.repeated());
        context.forward(new Record<>(settled.getAccountId(), new ChallengeEnd.Settled(settled), timestamp));
    }

    private ChallengeVerdicts verdicts() {
        DecisionModel model = environment.models().get();
        return model.challengeVerdicts();
    }
}
