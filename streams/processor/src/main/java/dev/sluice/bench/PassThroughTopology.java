package dev.sluice.bench;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Itinerary;
import dev.sluice.decision.PaymentContexts;
import dev.sluice.decision.Stop;
import dev.sluice.topology.CommitPacing;
import dev.sluice.topology.Layout;
import dev.sluice.topology.RecordSerdes;
import dev.sluice.topology.SoonCommitted;
import dev.sluice.topology.TopologySettings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * What Kafka Streams alone costs: the same stops, one get and one put of a value of the same size at each, records of the
 * same size between them and one recorded answer, but no features, no rules, no joins, no labels and no alerts. The limit
 * that the real topology is compared with.
 */
public final class PassThroughTopology {

    private static final List<Stop> FURTHER_STOPS = List.of(Stop.INSTRUMENT, Stop.IP, Stop.MERCHANT);

    private final StreamsBuilder builder = new StreamsBuilder();
    private final Map<Stop, KStream<String, PaymentContext>> towards = new EnumMap<>(Stop.class);
    private final RecordSerdes serdes;
    private final TopologySettings settings;
    private final CommitPacing commits;
    private final Itinerary itinerary;
    private final List<FeatureValue> features;
    private final byte[] state;

    private PassThroughTopology(
            RecordSerdes serdes,
            TopologySettings settings,
            CommitPacing commits,
            Itinerary itinerary,
            List<String> featureNames,
            int stateBytes) {
        this.serdes = serdes;
        this.settings = settings;
        this.commits = commits;
        this.itinerary = itinerary;
        this.features = featureNames.stream()
                .map(name -> new FeatureValue(name, 0.0, null))
                .toList();
        this.state = new byte[stateBytes];
    }

    /**
     * Builds the topology.
     *
     * @param serdes how records are read and written
     * @param settings partitions of every internal topic, and whether there are any between the stops
     * @param commits how soon results are committed
     * @param itinerary the stops that transactions visit
     * @param featureNames names of the features, to make records of the same size
     * @param stateBytes size of the value that is read and written at each stop
     */
    public static Topology build(
            RecordSerdes serdes,
            TopologySettings settings,
            CommitPacing commits,
            Itinerary itinerary,
            List<String> featureNames,
            int stateBytes) {
        PassThroughTopology topology =
                new PassThroughTopology(serdes, settings, commits, itinerary, featureNames, stateBytes);
        topology.assemble();
        return topology.builder.build();
    }

    private void assemble() {
        KStream<String, PaymentContext> atAccount = stop(
                Stop.ACCOUNT,
                builder.stream(
                                Topics.TRANSACTION_REQUESTED,
                                Consumed.with(Serdes.String(), serdes.contract(TransactionRequested.class))
                                        .withName("transactions"))
                        .mapValues(this::start, Named.as("start")));
        leave(Stop.ACCOUNT, atAccount);
        KStream<String, PaymentContext> decidedAtAccount = next(Stop.ACCOUNT, Stop.DECIDE, atAccount);
        for (Stop stop : FURTHER_STOPS) {
            KStream<String, PaymentContext> contexts = stop(stop, hop(stop));
            leave(stop, contexts);
            towards.merge(Stop.DECIDE, next(stop, Stop.DECIDE, contexts), KStream::merge);
        }
        KStream<String, PaymentContext> atDevice = stop(Stop.DEVICE, hop(Stop.DEVICE));
        leave(Stop.DEVICE, atDevice);
        KStream<String, PaymentContext> atTerminal = stop(Stop.TERMINAL, hop(Stop.TERMINAL));
        KStream<String, DecisionMade> answers = answer(Stop.ACCOUNT, decidedAtAccount.merge(hop(Stop.DECIDE)))
                .merge(answer(Stop.DEVICE, next(Stop.DEVICE, Stop.DECIDE, atDevice)))
                .merge(answer(Stop.TERMINAL, next(Stop.TERMINAL, Stop.DECIDE, atTerminal)));
        soonCommitted(answers, "decision")
                .to(
                        Topics.DECISION_MADE,
                        Produced.with(Serdes.String(), serdes.contract(DecisionMade.class))
                                .withName("decisions"));
    }

    private void leave(Stop from, KStream<String, PaymentContext> contexts) {
        for (Stop to : EnumSet.range(Stop.INSTRUMENT, Stop.TERMINAL)) {
            if (to.compareTo(from) > 0) {
                towards.merge(to, next(from, to, contexts), KStream::merge);
            }
        }
    }

    private KStream<String, PaymentContext> stop(Stop stop, KStream<String, PaymentContext> contexts) {
        String store = name(stop) + "-state";
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray()));
        return contexts.process(() -> new GetAndPut(stop, store, state), Named.as(name(stop)), store);
    }

    private KStream<String, PaymentContext> next(Stop from, Stop to, KStream<String, PaymentContext> contexts) {
        return contexts.filter(
                (key, context) -> itinerary.after(from, context.getTransaction()) == to,
                Named.as(name(from) + "-to-" + name(to)));
    }

    private KStream<String, PaymentContext> hop(Stop to) {
        KStream<String, PaymentContext> byEntity = Objects.requireNonNull(towards.get(to))
                .selectKey(
                        (key, context) -> Itinerary.entityAt(to, context.getTransaction()),
                        Named.as("key-by-" + name(to)));
        return settings.layout() == Layout.CO_LOCATED
                ? byEntity
                : soonCommitted(byEntity, name(to))
                        .repartition(Repartitioned.<String, PaymentContext>as(name(to))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(serdes.internal(PaymentContext.class))
                                .withNumberOfPartitions(settings.partitions()));
    }

    private <T> KStream<String, T> soonCommitted(KStream<String, T> records, String name) {
        return records.process(() -> new SoonCommitted<>(commits), Named.as(name + "-soon"));
    }

    private KStream<String, DecisionMade> answer(Stop lastStop, KStream<String, PaymentContext> contexts) {
        String store = name(lastStop) + "-decisions";
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(store), Serdes.String(), serdes.internal(DecisionMade.class)));
        return contexts.process(() -> new RecordAnswer(store), Named.as("answer-at-" + name(lastStop)), store);
    }

    private PaymentContext start(TransactionRequested transaction) {
        PaymentContext context = PaymentContexts.start(transaction);
        context.setFeatures(features);
        return context;
    }

    private static String name(Stop stop) {
        return stop.name().toLowerCase(Locale.ROOT);
    }

    /** Reads and writes the entity's value. */
    private static final class GetAndPut implements Processor<String, PaymentContext, String, PaymentContext> {

        private final Stop stop;
        private final String storeName;
        private final byte[] state;
        private ProcessorContext<String, PaymentContext> context;
        private KeyValueStore<String, byte[]> store;

        GetAndPut(Stop stop, String storeName, byte[] state) {
            this.stop = stop;
            this.storeName = storeName;
            this.state = state;
        }

        @Override
        public void init(ProcessorContext<String, PaymentContext> context) {
            this.context = context;
            store = context.getStateStore(storeName);
        }

        @Override
        public void process(Record<String, PaymentContext> record) {
            String entityId = Itinerary.entityAt(stop, record.value().getTransaction());
            byte[] before = store.get(entityId);
            store.put(entityId, before == null ? state : before);
            context.forward(record);
        }
    }

    /** Records an answer unless one is recorded, and sends it. */
    private static final class RecordAnswer implements Processor<String, PaymentContext, String, DecisionMade> {

        private final String storeName;
        private ProcessorContext<String, DecisionMade> context;
        private KeyValueStore<String, DecisionMade> store;

        RecordAnswer(String storeName) {
            this.storeName = storeName;
        }

        @Override
        public void init(ProcessorContext<String, DecisionMade> context) {
            this.context = context;
            store = context.getStateStore(storeName);
        }

        @Override
        public void process(Record<String, PaymentContext> record) {
            TransactionRequested transaction = record.value().getTransaction();
            DecisionMade answer = store.get(transaction.getTransactionId());
            if (answer == null) {
                answer = DecisionMade.newBuilder()
                        .setTransactionId(transaction.getTransactionId())
                        .setAccountId(transaction.getAccountId())
                        .setEventTime(transaction.getEventTime())
                        .setAction(DecisionAction.ALLOW)
                        .setReview(false)
                        .setScore(0)
                        .setReasons(List.of())
                        .setRules(List.of())
                        .setRuleSetHash("pass-through")
                        .setFeatures(record.value().getFeatures())
                        .build();
                store.put(transaction.getTransactionId(), answer);
            }
            context.forward(record.withKey(transaction.getAccountId()).withValue(answer));
        }
    }
}
