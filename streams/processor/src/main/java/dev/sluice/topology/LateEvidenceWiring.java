package dev.sluice.topology;

import dev.sluice.contract.internal.LateTelemetry;
import dev.sluice.decision.DecideStop;
import dev.sluice.decision.Stop;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * How evidence travels that comes after its decision: reports from the device to the terminal that decided, labels with those
 * to the histories, and what they would have changed to the SOC.
 */
final class LateEvidenceWiring {

    private final StreamsBuilder builder;
    private final TopologyEnvironment environment;
    private final StateStores stores;
    private final TopicFormats formats;

    LateEvidenceWiring(StreamsBuilder builder, TopologyEnvironment environment) {
        this.builder = builder;
        this.environment = environment;
        this.stores = new StateStores(environment.settings(), environment.serdes());
        this.formats = new TopicFormats(environment);
    }

    /** What was decided at a stop, for the evidence that comes later. */
    static KStream<String, LateInput> decided(Stop stop, KStream<String, DecideStop.Answer> answers) {
        return answers.mapValues(
                LateInput.Decided::new, Named.as("decided-at-" + StateStores.nameOf(stop) + "-stays-open"));
    }

    /** What left the devices for the terminals that decide it. */
    static KStream<String, LateInput> leftForTerminal(KStream<String, Departure> departures) {
        return departures.mapValues(
                departure -> new LateInput.LeftForTerminal(departure.context()), Named.as("left-for-terminal"));
    }

    /** Reports, in time or late. */
    static <T extends SpecificRecord> KStream<String, LateInput> evidence(String what, KStream<String, T> evidence) {
        return evidence.mapValues(LateInput.Evidence::new, Named.as(what + "-as-evidence"));
    }

    /** Holds labels against the decisions of a stop. */
    KStream<String, LateResult> holdLabels(Stop stop, KStream<String, SpecificRecord> labels) {
        builder.addStateStore(stores.lateFindings(stop));
        return labels.process(
                () -> new MissedFraudProcessor(environment, stop),
                Named.as("missed-frauds-at-" + StateStores.nameOf(stop)),
                StateStores.decisionsName(stop),
                StateStores.lateFindingsName(stop));
    }

    /** Holds reports against the decisions of a stop, to which labels are held already. */
    KStream<String, LateResult> holdReports(Stop stop, List<KStream<String, LateInput>> inputs) {
        builder.addStateStore(stores.recentPayments(stop));
        String name = StateStores.nameOf(stop);
        KStream<String, LateInput> all = inputs.get(0);
        for (int index = 1; index < inputs.size(); index++) {
            all = all.merge(inputs.get(index), Named.as("late-at-" + name + "-" + index));
        }
        return all.process(
                () -> new LateReportProcessor(environment, stop),
                Named.as("late-reports-at-" + name),
                StateStores.decisionsName(stop),
                StateStores.recentPaymentsName(stop),
                StateStores.lateFindingsName(stop));
    }

    /** Sends reports of devices on to the terminals that decided. */
    KStream<String, LateTelemetry> sendOn(KStream<String, LateResult> results) {
        return formats.hop(
                results.flatMapValues(LateEvidenceWiring::sentOnIn, Named.as("telemetry-to-send-on")),
                LateTelemetry.class,
                "late-telemetry");
    }

    /** Tells the SOC. */
    void raise(KStream<String, LateResult> results, String topic) {
        results.flatMapValues(LateEvidenceWiring::alertsIn, Named.as("alerts-on-late-evidence"))
                .to(topic, Produced.with(Serdes.String(), Serdes.ByteArray()).withName("late-alerts"));
    }

    private static List<LateTelemetry> sentOnIn(LateResult result) {
        return result instanceof LateResult.SentOn sentOn ? List.of(sentOn.telemetry()) : List.of();
    }

    private static List<byte[]> alertsIn(LateResult result) {
        return result instanceof LateResult.Raised raised
                ? List.of(raised.alert().toJson())
                : List.of();
    }
}
