package dev.sluice.topology;

import static dev.sluice.decision.Stop.ACCOUNT;
import static dev.sluice.decision.Stop.DECIDE;
import static dev.sluice.decision.Stop.DEVICE;
import static dev.sluice.decision.Stop.TERMINAL;

import dev.sluice.contract.Topics;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DecideStop;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;

/**
 * The way of a transaction, as a table of contents: account, device, terminal, decide. What a stop does is in the
 * decision path; how records travel between the stops is in {@link TopologyWiring}.
 */
public final class FraudTopology {

    /** A table that is read from a topic is restored from that topic, and has no changelog beside it. */
    private static final Properties REUSE_SOURCE_TOPICS = new Properties();

    static {
        REUSE_SOURCE_TOPICS.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS);
    }

    private final TopologyWiring wiring;

    private FraudTopology(TopologyWiring wiring) {
        this.wiring = wiring;
    }

    /**
     * Builds the topology.
     *
     * @param environment everything that the processors work with
     * @return the topology, in which every node, store and internal topic has a name
     */
    public static Topology build(TopologyEnvironment environment) {
        StreamsBuilder builder = new StreamsBuilder();
        new FraudTopology(new TopologyWiring(builder, environment)).assemble();
        return builder.build(REUSE_SOURCE_TOPICS);
    }

    private void assemble() {
        wiring.merchantProfiles(Topics.MERCHANT_PROFILE, InternalTopics.MERCHANT_PROFILE_ACCEPTED);

        KStream<String, PaymentContext> accepted = wiring.accountStop(Topics.TRANSACTION_REQUESTED);
        Routes afterAccount = wiring.route(ACCOUNT, accepted);

        KStream<String, PaymentContext> atDevice = wiring.hop(DEVICE, afterAccount.to(DEVICE));
        Routes afterDevice = wiring.route(DEVICE, wiring.deviceStop(atDevice, Topics.DEVICE_TELEMETRY));

        KStream<String, PaymentContext> atTerminal =
                wiring.hop(TERMINAL, afterAccount.to(TERMINAL).merge(afterDevice.to(TERMINAL)));
        Routes afterTerminal = wiring.route(TERMINAL, wiring.terminalStop(atTerminal, Topics.TERMINAL_SECURITY));

        KStream<String, DecideStop.Answer> answers = wiring.decide(ACCOUNT, afterAccount.to(DECIDE))
                .merge(wiring.decide(DEVICE, afterDevice.to(DECIDE)))
                .merge(wiring.decide(TERMINAL, afterTerminal.to(DECIDE)));
        wiring.publish(answers, Topics.DECISION_MADE);
        wiring.raiseAlerts(answers, Topics.ALERT_RAISED);

        KStream<String, RoutedLabel> labels =
                wiring.labels(accepted, Topics.TRANSACTION_LABELLED, InternalTopics.TRANSACTION_ENTITIES);
        wiring.label(ACCOUNT, labels);
        wiring.label(DEVICE, labels);
        wiring.label(TERMINAL, labels);
    }
}
