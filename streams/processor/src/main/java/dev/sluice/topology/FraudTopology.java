package dev.sluice.topology;

import static dev.sluice.decision.Stop.ACCOUNT;
import static dev.sluice.decision.Stop.DECIDE;
import static dev.sluice.decision.Stop.DEVICE;
import static dev.sluice.decision.Stop.INSTRUMENT;
import static dev.sluice.decision.Stop.IP;
import static dev.sluice.decision.Stop.MERCHANT;
import static dev.sluice.decision.Stop.TERMINAL;
import static dev.sluice.topology.LateEvidenceWiring.decided;
import static dev.sluice.topology.LateEvidenceWiring.evidence;
import static dev.sluice.topology.LateEvidenceWiring.leftForTerminal;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.Topics;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.DecideStop;
import dev.sluice.decision.Stop;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;

/**
 * The way of a transaction, as a table of contents: account, instrument, address, merchant, device, terminal, decide.
 * What a stop does is in the decision path; how records travel between the stops is in {@link TopologyWiring}, and how
 * what is found out later gets to them in {@link Findings}.
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
        wiring.quarantines();

        Findings findings = wiring.findings(
                Topics.TRANSACTION_LABELLED, InternalTopics.TRANSACTION_OUTCOME, InternalTopics.TRANSACTION_ENTITIES);

        KStream<String, SpecificRecord> findingsAtAccount = findings.at(ACCOUNT);
        KStream<String, PaymentContext> accepted = wiring.accountStop(Topics.TRANSACTION_REQUESTED, findingsAtAccount);
        Routes afterAccount = wiring.route(ACCOUNT, accepted);

        Routes afterInstrument = furtherStop(INSTRUMENT, afterAccount, findings);
        Routes afterIp = furtherStop(IP, afterAccount.and(afterInstrument), findings);
        Routes afterMerchant =
                furtherStop(MERCHANT, afterAccount.and(afterInstrument).and(afterIp), findings);
        Routes afterFurther = afterInstrument.and(afterIp).and(afterMerchant);

        Routes beforeDevice = afterAccount.and(afterFurther);
        KStream<String, PaymentContext> atDevice = wiring.hop(DEVICE, beforeDevice.to(DEVICE));
        KStream<String, SpecificRecord> findingsAtDevice = findings.at(DEVICE);
        KStream<String, DeviceTelemetryReported> telemetry = wiring.acceptedTelemetry(Topics.DEVICE_TELEMETRY);
        Routes afterDevice = wiring.route(DEVICE, wiring.deviceStop(atDevice, findingsAtDevice, telemetry));

        Routes beforeTerminal = beforeDevice.and(afterDevice);
        KStream<String, PaymentContext> atTerminal = wiring.hop(TERMINAL, beforeTerminal.to(TERMINAL));
        KStream<String, SpecificRecord> findingsAtTerminal = findings.at(TERMINAL);
        KStream<String, TerminalSecurityReported> posture = wiring.acceptedPosture(Topics.TERMINAL_SECURITY);
        Routes afterTerminal = wiring.route(TERMINAL, wiring.terminalStop(atTerminal, findingsAtTerminal));

        KStream<String, PaymentContext> backAtAccount = wiring.hop(DECIDE, afterFurther.to(DECIDE));
        KStream<String, PaymentContext> endsAtAccount =
                wiring.stay(ACCOUNT, afterAccount.to(DECIDE)).merge(backAtAccount);
        KStream<String, PaymentContext> endsAtDevice = wiring.stay(DEVICE, afterDevice.to(DECIDE));
        KStream<String, PaymentContext> endsAtTerminal = wiring.stay(TERMINAL, afterTerminal.to(DECIDE));
        wiring.rememberEntities(
                endsAtAccount.merge(endsAtDevice).merge(endsAtTerminal), InternalTopics.TRANSACTION_ENTITIES);

        KStream<String, DecideStop.Answer> decidedAtAccount = wiring.decide(ACCOUNT, endsAtAccount);
        KStream<String, DecideStop.Answer> decidedAtDevice = wiring.decide(DEVICE, endsAtDevice);
        KStream<String, DecideStop.Answer> decidedAtTerminal = wiring.decide(TERMINAL, endsAtTerminal);
        KStream<String, DecideStop.Answer> answers =
                decidedAtAccount.merge(decidedAtDevice).merge(decidedAtTerminal);
        wiring.publish(answers, Topics.DECISION_MADE);
        wiring.findOutcomes(answers, InternalTopics.TRANSACTION_OUTCOME);
        wiring.settleChallenges(accepted, answers, InternalTopics.TRANSACTION_OUTCOME);
        wiring.keepQuarantines(answers);
        wiring.raiseAlerts(answers, Topics.ALERT_RAISED);

        LateEvidenceWiring late = wiring.lateEvidence();
        KStream<String, LateResult> missed = late.holdLabels(ACCOUNT, findingsAtAccount)
                .merge(late.holdLabels(DEVICE, findingsAtDevice))
                .merge(late.holdLabels(TERMINAL, findingsAtTerminal));
        KStream<String, LateResult> lateAtDevice = late.holdReports(
                DEVICE,
                List.of(
                        decided(DEVICE, decidedAtDevice),
                        leftForTerminal(afterDevice.to(TERMINAL)),
                        evidence("telemetry", telemetry)));
        KStream<String, LateResult> lateAtTerminal = late.holdReports(
                TERMINAL,
                List.of(
                        decided(TERMINAL, decidedAtTerminal),
                        evidence("telemetry-sent-on", late.sendOn(lateAtDevice)),
                        evidence("posture", posture)));
        late.raise(missed.merge(lateAtDevice).merge(lateAtTerminal), Topics.ALERT_RAISED);
    }

    /** A stop that is visited only if the analysts ask for its history. */
    private Routes furtherStop(Stop stop, Routes before, Findings findings) {
        return wiring.route(stop, wiring.velocityStop(stop, wiring.hop(stop, before.to(stop)), findings.at(stop)));
    }
}
