package dev.sluice.topology;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.internal.LateTelemetry;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Alert;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Horizons;
import dev.sluice.decision.Itinerary;
import dev.sluice.decision.LateReport;
import dev.sluice.decision.SecondLook;
import dev.sluice.decision.Stop;
import dev.sluice.decision.late.LateReports;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Holds reports that come late against the decisions of one stop. Decisions are read where {@link DecideProcessor} keeps them;
 * nothing here changes them.
 */
final class LateReportProcessor extends ContextualProcessor<String, LateInput, String, LateResult> {

    private static final Duration SOON = Duration.ofMillis(1);

    private final TopologyEnvironment environment;
    private final Stop stop;
    private StoredLateFindings findings;
    private LateReports reports;
    private Cancellable opening;

    /**
     * @param environment everything that processors work with
     * @param stop the stop at the device or the terminal
     */
    LateReportProcessor(TopologyEnvironment environment, Stop stop) {
        this.environment = environment;
        this.stop = stop;
    }

    @Override
    public void init(ProcessorContext<String, LateResult> context) {
        super.init(context);
        Horizons horizons = environment.settings().horizons();
        KeyValueStore<String, DecisionMade> decisions = context.getStateStore(StateStores.decisionsName(stop));
        ReadOnlyKeyValueStore<String, MerchantProfileChanged> merchants =
                context.getStateStore(StateStores.MERCHANT_PROFILES);
        StoredRecentPayments recentPayments =
                new StoredRecentPayments(context.getStateStore(StateStores.recentPaymentsName(stop)));
        opening = context.schedule(SOON, PunctuationType.WALL_CLOCK_TIME, now -> open(recentPayments));
        findings = StoredLateFindings.open(stop, context, horizons);
        reports = new LateReports(
                StateStores.openToReports(stop, horizons),
                recentPayments,
                new StoredDecisions(decisions),
                findings,
                new SecondLook(merchants::get),
                environment.observer());
    }

    /** Once, and not while the task starts: a store may not be written to then. */
    private void open(StoredRecentPayments recentPayments) {
        opening.cancel();
        recentPayments.openSegment();
    }

    @Override
    public void process(Record<String, LateInput> record) {
        environment.models().decideBy(model -> {
            take(record, model);
            return model;
        });
    }

    private void take(Record<String, LateInput> record, DecisionModel model) {
        LateInput input = record.value();
        if (input instanceof LateInput.Decided decided) {
            raise(decided(decided.answer().context(), model), record);
        } else if (input instanceof LateInput.LeftForTerminal left) {
            reports.leftForTerminal(entityOf(left.context()), left.context());
        } else if (input instanceof LateInput.Evidence evidence) {
            hold(evidence.evidence(), record, model);
        }
    }

    private List<Alert> decided(PaymentContext payment, DecisionModel model) {
        findings.observe(payment.getTransaction().getEventTime());
        return reports.decided(entityOf(payment), payment, model, LateResult.causeOf(context()));
    }

    private String entityOf(PaymentContext payment) {
        return Itinerary.entityAt(stop, payment.getTransaction());
    }

    private void hold(SpecificRecord evidence, Record<String, LateInput> record, DecisionModel model) {
        if (evidence instanceof DeviceTelemetryReported report) {
            hold(new LateReport.OfDevice(report), record, model);
        } else if (evidence instanceof TerminalSecurityReported report) {
            hold(new LateReport.OfTerminal(report), record, model);
        } else if (evidence instanceof LateTelemetry telemetry) {
            raise(reports.cameAfter(record.key(), telemetry, model, LateResult.causeOf(context())), record);
        } else {
            throw new IllegalStateException(
                    "late evidence is a report, not " + evidence.getSchema().getFullName());
        }
    }

    private void hold(LateReport report, Record<String, LateInput> record, DecisionModel model) {
        LateReports.Outcome outcome = reports.reported(
                report, report.within(environment.settings().horizons().late()), model, LateResult.causeOf(context()));
        raise(outcome.alerts(), record);
        for (LateReports.SentOn sentOn : outcome.sentOn()) {
            context()
                    .forward(new Record<>(
                            sentOn.terminalId(), new LateResult.SentOn(sentOn.late()), record.timestamp()));
        }
    }

    private void raise(List<Alert> alerts, Record<String, LateInput> record) {
        for (Alert alert : alerts) {
            environment.observer().alertRaised();
            context().forward(new Record<>(alert.entityId(), new LateResult.Raised(alert), record.timestamp()));
        }
    }
}
