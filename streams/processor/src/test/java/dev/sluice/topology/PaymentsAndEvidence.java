package dev.sluice.topology;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.TamperSwitch;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Payments, and evidence about them, as tests of late evidence publish them. */
public final class PaymentsAndEvidence {

    private PaymentsAndEvidence() {}

    /** Of 12.50 euros, by tap at a terminal, or else online. */
    public static TransactionRequested payment(
            String transactionId, @Nullable String device, @Nullable String terminal, Instant eventTime) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("a-" + (device == null ? "nobody" : device))
                .setDeviceId(device)
                .setTerminalId(terminal)
                .setEventTime(eventTime)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(terminal == null ? EntryMode.ECOMMERCE : EntryMode.CONTACTLESS)
                .build();
    }

    public static DeviceTelemetryReported emulator(String id, String device, Instant reportedAt) {
        return telemetry(id, device, reportedAt).setEmulator(true).build();
    }

    public static DeviceTelemetryReported rooted(String id, String device, Instant reportedAt) {
        return telemetry(id, device, reportedAt).setRooted(true).build();
    }

    public static DeviceTelemetryReported clean(String id, String device, Instant reportedAt) {
        return telemetry(id, device, reportedAt)
                .setRooted(false)
                .setEmulator(false)
                .build();
    }

    private static DeviceTelemetryReported.Builder telemetry(String id, String device, Instant reportedAt) {
        return DeviceTelemetryReported.newBuilder()
                .setTelemetryId(id)
                .setDeviceId(device)
                .setReportedAt(reportedAt);
    }

    public static TerminalSecurityReported opened(String id, String terminal, Instant reportedAt) {
        return TerminalSecurityReported.newBuilder()
                .setReportId(id)
                .setTerminalId(terminal)
                .setReportedAt(reportedAt)
                .setTamperSwitch(TamperSwitch.OPEN)
                .build();
    }

    public static TransactionLabelled fraud(String id, String transactionId, Instant labelledAt) {
        return TransactionLabelled.newBuilder()
                .setLabelId(id)
                .setTransactionId(transactionId)
                .setLabel(FraudLabel.FRAUD)
                .setSource(LabelSource.CHARGEBACK)
                .setLabelledAt(labelledAt)
                .build();
    }
}
