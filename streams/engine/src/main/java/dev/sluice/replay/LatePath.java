package dev.sluice.replay;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.LateFindings;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Alert;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Horizons;
import dev.sluice.decision.LateReport;
import dev.sluice.decision.MerchantProfiles;
import dev.sluice.decision.RecordedDecisions;
import dev.sluice.decision.SecondLook;
import dev.sluice.decision.late.LateFindingRecords;
import dev.sluice.decision.late.LateObserver;
import dev.sluice.decision.late.LateReports;
import dev.sluice.decision.late.MissedFrauds;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What comes after decisions, in memory: at the device, at the terminal, and as labels. */
final class LatePath {

    /** Nothing is processed twice in memory. */
    private static final String NO_CAUSE = "";

    private final DecisionModel model;
    private final Horizons.Late late;
    private final LateReports atDevices;
    private final LateReports atTerminals;
    private final MissedFrauds missedFrauds;
    private final Consumer<Alert> alerts;

    /**
     * @param model rules and policy
     * @param horizons how long payments stay open to what comes late
     * @param decisions the decisions that were made
     * @param merchants the merchants' profiles
     * @param alerts gets what the SOC is told
     */
    LatePath(
            DecisionModel model,
            Horizons horizons,
            RecordedDecisions decisions,
            MerchantProfiles merchants,
            Consumer<Alert> alerts) {
        this.model = model;
        this.late = horizons.late();
        this.alerts = alerts;
        LateFindingRecords findings = new InMemoryFindings(horizons.decisionsKept());
        SecondLook secondLook = new SecondLook(merchants);
        this.atDevices = reports(late.telemetry(), decisions, findings, secondLook);
        this.atTerminals = reports(late.reports(), decisions, findings, secondLook);
        this.missedFrauds = new MissedFrauds(late.labels(), decisions, findings, LateObserver.SILENT);
    }

    private static LateReports reports(
            Duration open, RecordedDecisions decisions, LateFindingRecords findings, SecondLook secondLook) {
        return new LateReports(
                open, new InMemoryRecentPayments(open), decisions, findings, secondLook, LateObserver.SILENT);
    }

    /** A payment was decided. */
    void decided(PaymentContext context) {
        TransactionRequested transaction = context.getTransaction();
        String deviceId = transaction.getDeviceId();
        String terminalId = transaction.getTerminalId();
        if (terminalId != null) {
            atTerminals.decided(terminalId, context, model, NO_CAUSE).forEach(alerts);
        }
        if (deviceId != null && terminalId != null) {
            atDevices.leftForTerminal(deviceId, context);
        } else if (deviceId != null) {
            atDevices.decided(deviceId, context, model, NO_CAUSE).forEach(alerts);
        }
    }

    /** A device reported about itself. */
    void reported(DeviceTelemetryReported report) {
        LateReport ofDevice = new LateReport.OfDevice(report);
        LateReports.Outcome outcome = atDevices.reported(ofDevice, ofDevice.within(late), model, NO_CAUSE);
        outcome.alerts().forEach(alerts);
        outcome.sentOn()
                .forEach(sentOn -> atTerminals
                        .cameAfter(sentOn.terminalId(), sentOn.late(), model, NO_CAUSE)
                        .forEach(alerts));
    }

    /** A terminal reported about itself. */
    void reported(TerminalSecurityReported report) {
        LateReport ofTerminal = new LateReport.OfTerminal(report);
        atTerminals
                .reported(ofTerminal, ofTerminal.within(late), model, NO_CAUSE)
                .alerts()
                .forEach(alerts);
    }

    /** A transaction turned out to be something. */
    void labelled(LabelAssigned label) {
        missedFrauds.labelled(label, model, NO_CAUSE).ifPresent(alerts);
    }

    private static final class InMemoryFindings implements LateFindingRecords {

        private final RecentEntries<LateFindings> entries;

        private InMemoryFindings(Duration horizon) {
            entries = new RecentEntries<>(horizon);
        }

        @Override
        public @Nullable LateFindings find(String transactionId) {
            return entries.get(transactionId);
        }

        @Override
        public void keep(LateFindings findings) {
            entries.put(findings.getTransactionId(), findings, findings.getEventTime());
        }
    }
}
