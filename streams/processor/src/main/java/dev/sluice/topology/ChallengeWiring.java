package dev.sluice.topology;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DecideStop;
import dev.sluice.decision.Outcomes;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** How challenges travel: from the decision back to the account, which the answer comes to, and from there to the platform. */
final class ChallengeWiring {

    private final StreamsBuilder builder;
    private final TopologyEnvironment environment;
    private final StateStores stores;
    private final TopicFormats formats;

    ChallengeWiring(StreamsBuilder builder, TopologyEnvironment environment) {
        this.builder = builder;
        this.environment = environment;
        this.stores = new StateStores(environment.settings(), environment.serdes());
        this.formats = new TopicFormats(environment);
    }

    /**
     * Settles the challenges that decisions ask for, in the tasks of their accounts, whose payments tell them the time.
     *
     * @param accepted the payments at their accounts
     * @param answers the decisions
     */
    KStream<String, ChallengeEnd> settle(
            KStream<String, PaymentContext> accepted, KStream<String, DecideStop.Answer> answers) {
        builder.addStateStore(stores.openChallenges());
        builder.addStateStore(stores.settledChallenges());
        KStream<String, DecisionMade> challenges = answers.filter(
                        (key, answer) -> answer.decision().getAction() == DecisionAction.CHALLENGE,
                        Named.as("answers-that-challenge"))
                .mapValues(DecideStop.Answer::decision, Named.as("challenge-of-answer"));
        KStream<String, SpecificRecord> asked = formats.hop(challenges, DecisionMade.class, "challenges")
                .mapValues(decision -> decision, Named.as("challenges-at-account"));
        KStream<String, SpecificRecord> completed = builder.stream(
                        Topics.CHALLENGE_COMPLETED, formats.contract(ChallengeCompleted.class, "completed-challenges"))
                .mapValues(completion -> completion, Named.as("completed-challenges-at-account"));
        return accepted.<SpecificRecord>mapValues(context -> context, Named.as("payments-tell-the-time"))
                .merge(asked, Named.as("payments-and-challenges"))
                .merge(completed, Named.as("challenge-events"))
                .process(
                        () -> new ChallengeProcessor(environment),
                        Named.as("challenges-of-accounts"),
                        StateStores.OPEN_CHALLENGES,
                        StateStores.SETTLED_CHALLENGES);
    }

    /** Tells the platform, and the histories. */
    void publish(KStream<String, ChallengeEnd> ends, String outcomeTopic) {
        KStream<String, ChallengeSettled> settled =
                ends.flatMapValues(ChallengeWiring::settledIn, Named.as("settled-challenges-of-ends"));
        formats.soonCommitted(settled, "settled-challenge")
                .to(
                        Topics.CHALLENGE_SETTLED,
                        Produced.with(Serdes.String(), environment.serdes().contract(ChallengeSettled.class))
                                .withName("settled-challenges-to-platform"));
        formats.sendHome(
                settled.map(
                        (key, end) -> KeyValue.pair(end.getTransactionId(), Outcomes.assigned(end)),
                        Named.as("outcome-of-challenge")),
                LabelAssigned.class,
                outcomeTopic,
                "challenge-outcomes-by-transaction");
    }

    /** Answers that waited in vain become dead letters. */
    void report(KStream<String, ChallengeEnd> ends) {
        ends.flatMapValues(ChallengeWiring::unclaimedIn, Named.as("unclaimed-answers-of-ends"))
                .process(() -> new UnclaimedAnswerProcessor(environment), Named.as("unclaimed-answers"))
                .to(
                        Topics.DEAD_LETTER,
                        Produced.with(Serdes.String(), Serdes.ByteArray())
                                .withName("unclaimed-answers-to-dead-letters"));
    }

    private static List<ChallengeSettled> settledIn(ChallengeEnd end) {
        return end instanceof ChallengeEnd.Settled settled ? List.of(settled.settled()) : List.of();
    }

    private static List<ChallengeEnd.Unclaimed> unclaimedIn(ChallengeEnd end) {
        return end instanceof ChallengeEnd.Unclaimed unclaimed ? List.of(unclaimed) : List.of();
    }
}
