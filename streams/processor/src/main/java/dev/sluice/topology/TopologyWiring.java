package dev.sluice.topology;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.DecideStop;
import dev.sluice.decision.Itinerary;
import dev.sluice.decision.Outcomes;
import dev.sluice.decision.Stop;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.BranchedKStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** How records travel between the stops: sources, hops, routes and sinks, every one of them named. */
final class TopologyWiring {

    private final StreamsBuilder builder;
    private final TopologyEnvironment environment;
    private final StateStores stores;
    private final TopicFormats formats;

    TopologyWiring(StreamsBuilder builder, TopologyEnvironment environment) {
        this.builder = builder;
        this.environment = environment;
        this.stores = new StateStores(environment.settings(), environment.serdes());
        this.formats = new TopicFormats(environment);
    }

    /** What is found out about transactions after they went their way. */
    Findings findings(String labelTopic, String outcomeTopic, String entitiesTopic) {
        return Findings.from(builder, environment, labelTopic, outcomeTopic, entitiesTopic);
    }

    /**
     * Every instance holds all merchant profiles, in memory. They pass through a topic of accepted ones, because Kafka
     * Streams cannot send dead letters from a global store.
     */
    void merchantProfiles(String topic, String acceptedTopic) {
        builder.stream(topic, formats.contract(MerchantProfileChanged.class, "merchant-profiles"))
                .process(() -> new AcceptedProfileProcessor(environment), Named.as("accepted-profiles"))
                .to(
                        acceptedTopic,
                        Produced.with(Serdes.String(), environment.serdes().internal(MerchantProfileChanged.class))
                                .withName("accepted-profiles-to-all"));
        builder.addGlobalStore(
                stores.merchantProfiles(),
                acceptedTopic,
                formats.internal(MerchantProfileChanged.class, "accepted-profiles-at-every-instance"),
                () -> new MerchantProfileProcessor());
    }

    /** Accepts transactions and enters them into their account's history; what is refused becomes a dead letter. */
    KStream<String, PaymentContext> accountStop(String topic, KStream<String, SpecificRecord> findings) {
        builder.addStateStore(stores.history(Stop.ACCOUNT));
        return builder.stream(topic, formats.contract(TransactionRequested.class, "transactions"))
                .<SpecificRecord>mapValues(transaction -> transaction, Named.as("transactions-to-account"))
                .merge(findings, Named.as("account-events"))
                .process(
                        () -> new AccountStopProcessor(environment),
                        Named.as("account-stop"),
                        StateStores.historyName(Stop.ACCOUNT));
    }

    /** Enters transactions into the history of an entity about which nothing else is known. */
    KStream<String, PaymentContext> velocityStop(
            Stop stop, KStream<String, PaymentContext> visits, KStream<String, SpecificRecord> findings) {
        builder.addStateStore(stores.history(stop));
        return eventsAt(stop, visits, findings)
                .process(
                        () -> new VelocityStopProcessor(environment, stop),
                        Named.as(name(stop) + "-stop"),
                        StateStores.historyName(stop));
    }

    /** Telemetry that is acceptable; what is not becomes a dead letter. */
    KStream<String, DeviceTelemetryReported> acceptedTelemetry(String topic) {
        return builder.stream(topic, formats.contract(DeviceTelemetryReported.class, "telemetry"))
                .process(() -> new AcceptedTelemetryProcessor(environment), Named.as("accepted-telemetry"));
    }

    /** Enters transactions into their device's history and joins telemetry, waiting for it a little. */
    KStream<String, PaymentContext> deviceStop(
            KStream<String, PaymentContext> visits,
            KStream<String, SpecificRecord> findings,
            KStream<String, DeviceTelemetryReported> accepted) {
        builder.addStateStore(stores.history(Stop.DEVICE));
        builder.addStateStore(stores.telemetry());
        builder.addStateStore(stores.waitingForTelemetry());
        KStream<String, SpecificRecord> telemetry =
                accepted.mapValues(report -> report, Named.as("telemetry-to-device"));
        return eventsAt(Stop.DEVICE, visits, findings)
                .merge(telemetry, Named.as("device-events-and-telemetry"))
                .process(
                        () -> new DeviceStopProcessor(environment),
                        Named.as("device-stop"),
                        StateStores.historyName(Stop.DEVICE),
                        StateStores.TELEMETRY,
                        StateStores.WAITING_FOR_TELEMETRY);
    }

    /** Keeps the posture of terminals; what is not acceptable becomes a dead letter. */
    KStream<String, TerminalSecurityReported> acceptedPosture(String topic) {
        builder.addStateStore(stores.terminalPosture());
        return builder.stream(topic, formats.contract(TerminalSecurityReported.class, "terminal-posture"))
                .process(
                        () -> new PostureProcessor(environment),
                        Named.as("terminal-posture-keeper"),
                        StateStores.TERMINAL_POSTURE);
    }

    /** Enters transactions into their terminal's history and joins the terminal's posture. */
    KStream<String, PaymentContext> terminalStop(
            KStream<String, PaymentContext> visits, KStream<String, SpecificRecord> findings) {
        builder.addStateStore(stores.history(Stop.TERMINAL));
        return eventsAt(Stop.TERMINAL, visits, findings)
                .process(
                        () -> new TerminalStopProcessor(environment),
                        Named.as("terminal-stop"),
                        StateStores.historyName(Stop.TERMINAL),
                        StateStores.TERMINAL_POSTURE);
    }

    private static KStream<String, SpecificRecord> eventsAt(
            Stop stop, KStream<String, PaymentContext> visits, KStream<String, SpecificRecord> findings) {
        return visits.<SpecificRecord>mapValues(context -> context, Named.as("visits-to-" + name(stop)))
                .merge(findings, Named.as(name(stop) + "-events"));
    }

    /** Parts the contexts that leave a stop by where they go next. */
    Routes route(Stop from, KStream<String, PaymentContext> contexts) {
        Map<Stop, List<KStream<String, Departure>>> byNextStop = new EnumMap<>(Stop.class);
        BranchedKStream<String, Departure> split = contexts.mapValues(
                        context -> departure(from, context), Named.as("departures-from-" + name(from)))
                .split(Named.as(name(from) + "-to-"));
        for (Stop next : stopsAfter(from)) {
            split = split.branch(
                    (key, departure) -> departure.next() == next,
                    Branched.withConsumer(stream -> byNextStop.put(next, List.of(stream)), name(next)));
        }
        split.noDefaultBranch();
        return new Routes(byNextStop);
    }

    private Departure departure(Stop from, PaymentContext context) {
        Itinerary itinerary = environment.models().get().itinerary();
        return new Departure(context, itinerary.after(from, context.getTransaction()));
    }

    /** Sends contexts to the task that owns the entity of the next stop. */
    KStream<String, PaymentContext> hop(Stop to, KStream<String, Departure> departures) {
        return formats.awaitedHop(
                departures.map((key, departure) -> byEntity(to, departure.context()), Named.as("key-by-" + name(to))),
                PaymentContext.class,
                name(to));
    }

    private static KeyValue<String, PaymentContext> byEntity(Stop stop, PaymentContext context) {
        return KeyValue.pair(Itinerary.entityAt(stop, context.getTransaction()), context);
    }

    /** Keeps contexts in the task of their last stop. */
    KStream<String, PaymentContext> stay(Stop at, KStream<String, Departure> departures) {
        return departures.mapValues(Departure::context, Named.as("stay-at-" + name(at)));
    }

    /** Runs rules and policy where the last stop was. */
    KStream<String, DecideStop.Answer> decide(Stop lastStop, KStream<String, PaymentContext> contexts) {
        builder.addStateStore(stores.decisions(lastStop));
        builder.addStateStore(stores.friction(lastStop));
        return contexts.process(
                () -> new DecideProcessor(environment, lastStop),
                Named.as("decide-at-" + name(lastStop)),
                StateStores.decisionsName(lastStop),
                StateStores.frictionName(lastStop));
    }

    /** Answers the platform. */
    void publish(KStream<String, DecideStop.Answer> answers, String topic) {
        formats.soonCommitted(
                        answers.mapValues(DecideStop.Answer::decision, Named.as("decision-of-answer")), "decision")
                .to(
                        topic,
                        Produced.with(Serdes.String(), environment.serdes().contract(DecisionMade.class))
                                .withName("decisions"));
    }

    /** Sends what histories are told of new decisions back to where labels find their transactions. */
    void findOutcomes(KStream<String, DecideStop.Answer> answers, String topic) {
        formats.sendHome(
                answers.flatMap((key, answer) -> outcomeByTransaction(answer), Named.as("outcome-of-answer")),
                LabelAssigned.class,
                topic,
                "outcomes-by-transaction");
    }

    /** Also of a decision that is repeated: the first time may have ended before its outcome was sent, and again is no change. */
    private static List<KeyValue<String, LabelAssigned>> outcomeByTransaction(DecideStop.Answer answer) {
        return Outcomes.assigned(answer.decision()).stream()
                .map(outcome -> KeyValue.pair(outcome.getTransactionId(), outcome))
                .toList();
    }

    /** Every instance knows what is in quarantine. */
    void quarantines() {
        new QuarantineWiring(builder, environment).table();
    }

    /** Keeps what rules put into quarantine, and what people let out. */
    void keepQuarantines(KStream<String, DecideStop.Answer> answers) {
        new QuarantineWiring(builder, environment).keep(answers);
    }

    /** Settles what decisions left open to a challenge, tells the platform and the histories, and loses no answer. */
    void settleChallenges(
            KStream<String, PaymentContext> accepted, KStream<String, DecideStop.Answer> answers, String outcomeTopic) {
        ChallengeWiring challenges = new ChallengeWiring(builder, environment);
        KStream<String, ChallengeEnd> ends = challenges.settle(accepted, answers);
        challenges.publish(ends, outcomeTopic);
        challenges.report(ends);
    }

    /** Holds what comes late against decisions, and tells the SOC what it would have changed. */
    LateEvidenceWiring lateEvidence() {
        return new LateEvidenceWiring(builder, environment);
    }

    /** Tells the SOC, once for each entity and kind of attack within the policy's window. */
    void raiseAlerts(KStream<String, DecideStop.Answer> answers, String topic) {
        builder.addStateStore(stores.alertHistories());
        answers.flatMap((key, answer) -> alertBySubject(answer), Named.as("alert-of-answer"))
                .repartition(Repartitioned.<String, byte[]>as("alerts")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray())
                        .withNumberOfPartitions(environment.settings().partitions()))
                .process(() -> new AlertProcessor(environment), Named.as("alert-once"), StateStores.ALERT_HISTORIES)
                .to(topic, Produced.with(Serdes.String(), Serdes.ByteArray()).withName("alerts"));
    }

    private static List<KeyValue<String, byte[]>> alertBySubject(DecideStop.Answer answer) {
        return answer.alerts()
                .map(alert -> KeyValue.pair(alert.subject(), alert.toJson()))
                .toList();
    }

    /**
     * Keeps the entities of each transaction that has met them all, for what is found out about it later. What is found
     * out earlier waits for that: it would come to a history that does not hold the transaction yet, and be lost there.
     */
    void rememberEntities(KStream<String, PaymentContext> arrived, String topic) {
        formats.sendHome(
                arrived.map(
                        (key, context) -> entitiesByTransaction(context.getTransaction()),
                        Named.as("entities-of-transaction")),
                TransactionEntities.class,
                topic,
                "entities-by-transaction");
    }

    private KeyValue<String, TransactionEntities> entitiesByTransaction(TransactionRequested transaction) {
        Itinerary itinerary = environment.models().get().itinerary();
        return KeyValue.pair(transaction.getTransactionId(), itinerary.entitiesOf(transaction));
    }

    private static Set<Stop> stopsAfter(Stop stop) {
        EnumSet<Stop> later = EnumSet.range(stop, Stop.DECIDE);
        later.remove(stop);
        return later;
    }

    private static String name(Stop stop) {
        return StateStores.nameOf(stop);
    }
}
