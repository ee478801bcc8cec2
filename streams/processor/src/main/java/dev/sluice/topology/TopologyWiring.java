package dev.sluice.topology;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.decision.DecideStop;
import dev.sluice.decision.Itinerary;
import dev.sluice.decision.Stop;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.BranchedKStream;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** How records travel between the stops: sources, hops, routes and sinks, every one of them named. */
final class TopologyWiring {

    private final StreamsBuilder builder;
    private final TopologyEnvironment environment;
    private final StateStores stores;

    TopologyWiring(StreamsBuilder builder, TopologyEnvironment environment) {
        this.builder = builder;
        this.environment = environment;
        this.stores = new StateStores(environment.settings(), environment.serdes());
    }

    /**
     * Every instance holds all merchant profiles, in memory. They pass through a topic of accepted ones, because Kafka
     * Streams cannot send dead letters from a global store.
     */
    void merchantProfiles(String topic, String acceptedTopic) {
        builder.stream(topic, consumed(MerchantProfileChanged.class, "merchant-profiles"))
                .process(() -> new AcceptedProfileProcessor(environment), Named.as("accepted-profiles"))
                .to(
                        acceptedTopic,
                        Produced.with(Serdes.String(), environment.serdes().internal(MerchantProfileChanged.class))
                                .withName("accepted-profiles-to-all"));
        builder.addGlobalStore(
                stores.merchantProfiles(),
                acceptedTopic,
                Consumed.with(Serdes.String(), environment.serdes().internal(MerchantProfileChanged.class))
                        .withTimestampExtractor(new NeverInvalidTimestamp())
                        .withName("accepted-profiles-at-every-instance"),
                () -> new MerchantProfileProcessor());
    }

    /** Accepts transactions and enters them into their account's history; what is refused becomes a dead letter. */
    KStream<String, PaymentContext> accountStop(String topic) {
        builder.addStateStore(stores.history(Stop.ACCOUNT));
        return builder.stream(topic, consumed(TransactionRequested.class, "transactions"))
                .process(
                        () -> new AccountStopProcessor(environment),
                        Named.as("account-stop"),
                        StateStores.historyName(Stop.ACCOUNT));
    }

    /** Enters transactions into their device's history and joins telemetry, waiting for it a little. */
    KStream<String, PaymentContext> deviceStop(KStream<String, PaymentContext> visits, String telemetryTopic) {
        builder.addStateStore(stores.history(Stop.DEVICE));
        builder.addStateStore(stores.telemetry());
        builder.addStateStore(stores.waitingForTelemetry());
        KStream<String, SpecificRecord> telemetry = builder.stream(
                        telemetryTopic, consumed(DeviceTelemetryReported.class, "telemetry"))
                .mapValues(report -> report, Named.as("telemetry-to-device"));
        return visits.<SpecificRecord>mapValues(context -> context, Named.as("visits-to-device"))
                .merge(telemetry, Named.as("device-events"))
                .process(
                        () -> new DeviceStopProcessor(environment),
                        Named.as("device-stop"),
                        StateStores.historyName(Stop.DEVICE),
                        StateStores.TELEMETRY,
                        StateStores.WAITING_FOR_TELEMETRY);
    }

    /** Enters transactions into their terminal's history and joins the terminal's posture. */
    KStream<String, PaymentContext> terminalStop(KStream<String, PaymentContext> visits, String postureTopic) {
        builder.addStateStore(stores.history(Stop.TERMINAL));
        builder.addStateStore(stores.terminalPosture());
        builder.stream(postureTopic, consumed(TerminalSecurityReported.class, "terminal-posture"))
                .process(
                        () -> new PostureProcessor(environment),
                        Named.as("terminal-posture-keeper"),
                        StateStores.TERMINAL_POSTURE);
        return visits.process(
                () -> new TerminalStopProcessor(environment),
                Named.as("terminal-stop"),
                StateStores.historyName(Stop.TERMINAL),
                StateStores.TERMINAL_POSTURE);
    }

    /** Parts the contexts that leave a stop by where they go next. */
    Routes route(Stop from, KStream<String, PaymentContext> contexts) {
        String prefix = name(from) + "-to-";
        Map<Stop, KStream<String, PaymentContext>> byNextStop = new EnumMap<>(Stop.class);
        BranchedKStream<String, PaymentContext> split = contexts.split(Named.as(prefix));
        for (Stop next : stopsAfter(from)) {
            split = split.branch(
                    (key, context) -> Itinerary.after(from, context.getTransaction()) == next,
                    Branched.withConsumer(stream -> byNextStop.put(next, stream), name(next)));
        }
        split.noDefaultBranch();
        return new Routes(byNextStop);
    }

    /** Sends contexts to the task that owns the entity of the next stop. */
    KStream<String, PaymentContext> hop(Stop to, KStream<String, PaymentContext> contexts) {
        return contexts.selectKey(
                        (key, context) -> Itinerary.entityAt(to, context.getTransaction()),
                        Named.as("key-by-" + name(to)))
                .repartition(repartitioned(PaymentContext.class, name(to)));
    }

    /** Runs rules and policy where the last stop was. */
    KStream<String, DecideStop.Answer> decide(Stop lastStop, KStream<String, PaymentContext> contexts) {
        builder.addStateStore(stores.decisions(lastStop));
        return contexts.process(
                () -> new DecideProcessor(environment, lastStop),
                Named.as("decide-at-" + name(lastStop)),
                StateStores.decisionsName(lastStop));
    }

    /** Answers the platform. */
    void publish(KStream<String, DecideStop.Answer> answers, String topic) {
        answers.mapValues(DecideStop.Answer::decision, Named.as("decision-of-answer"))
                .to(
                        topic,
                        Produced.with(Serdes.String(), contract(DecisionMade.class))
                                .withName("decisions"));
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
        return answer.alert().stream()
                .map(alert -> KeyValue.pair(alert.subject(), alert.toJson()))
                .toList();
    }

    /**
     * Brings each label together with the entities of its transaction, whichever of the two comes first. The topic that
     * brings the entities is also what their store is restored from.
     */
    KStream<String, RoutedLabel> labels(
            KStream<String, PaymentContext> accepted, String labelTopic, String entitiesTopic) {
        builder.addStateStore(stores.parkedLabels());
        Serde<TransactionEntities> serde = environment.serdes().internal(TransactionEntities.class);
        accepted.map(
                        (key, context) -> entitiesByTransaction(context.getTransaction()),
                        Named.as("entities-of-transaction"))
                .to(entitiesTopic, Produced.with(Serdes.String(), serde).withName("entities-by-transaction"));
        KStream<String, SpecificRecord> entities = builder.table(
                        entitiesTopic,
                        Consumed.with(Serdes.String(), serde)
                                .withTimestampExtractor(new NeverInvalidTimestamp())
                                .withName("transaction-entities"),
                        stores.transactionEntities())
                .toStream(Named.as("entities-that-came"))
                .mapValues(value -> value, Named.as("entities-to-labels"));
        KStream<String, SpecificRecord> labelled = builder.stream(
                        labelTopic, consumed(TransactionLabelled.class, "labels"))
                .mapValues(label -> label, Named.as("labels-to-entities"));
        return entities.merge(labelled, Named.as("label-events"))
                .process(
                        () -> new LabelRoutingProcessor(environment),
                        Named.as("label-routing"),
                        StateStores.TRANSACTION_ENTITIES,
                        StateStores.PARKED_LABELS);
    }

    /** Writes labels onto the histories of one kind of entity. */
    void label(Stop stop, KStream<String, RoutedLabel> labels) {
        String name = name(stop) + "-labels";
        labels.filter((key, label) -> label.entityAt(stop) != null, Named.as(name + "-that-apply"))
                .map((key, label) -> KeyValue.pair(label.entityAt(stop), label.label()), Named.as("key-" + name))
                .repartition(repartitioned(LabelAssigned.class, name))
                .process(() -> new LabelProcessor(environment, stop), Named.as(name), StateStores.historyName(stop));
    }

    private static KeyValue<String, TransactionEntities> entitiesByTransaction(TransactionRequested transaction) {
        return KeyValue.pair(transaction.getTransactionId(), Itinerary.entitiesOf(transaction));
    }

    private static Set<Stop> stopsAfter(Stop stop) {
        EnumSet<Stop> later = EnumSet.range(stop, Stop.DECIDE);
        later.remove(stop);
        return later;
    }

    private <T extends SpecificRecord> Consumed<String, T> consumed(Class<T> type, String name) {
        return Consumed.with(Serdes.String(), contract(type))
                .withTimestampExtractor(new NeverInvalidTimestamp())
                .withName(name);
    }

    private <T extends SpecificRecord> Repartitioned<String, T> repartitioned(Class<T> type, String name) {
        return Repartitioned.<String, T>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(environment.serdes().internal(type))
                .withNumberOfPartitions(environment.settings().partitions());
    }

    private <T extends SpecificRecord> Serde<T> contract(Class<T> type) {
        return environment.serdes().contract(type);
    }

    private static String name(Stop stop) {
        return StateStores.nameOf(stop);
    }
}
