package dev.sluice.decision.late;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.LateFindings;
import dev.sluice.contract.internal.LateTelemetry;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.contract.internal.RecentPayment;
import dev.sluice.decision.Alert;
import dev.sluice.decision.DecideStop;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.LateReport;
import dev.sluice.decision.PaymentContexts;
import dev.sluice.decision.RecordedDecisions;
import dev.sluice.decision.SecondLook;
import dev.sluice.decision.challenge.OverallBalance;
import dev.sluice.rules.RuleFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What crashes and overtaking may do to a late report. An emulator is blocked in these tests. */
class LateReportsTest {

    private static final String POLICY = """
            thresholds: {review: 0.5, challenge: 0.65, block: 0.96}
            allow: {lift_block: []}
            degraded: {action: allow, review: true}
            review: {of_blocked: false}
            signals:
              telemetry: {tolerance: 5s, stale_after: 24h, missing: allow, stale: allow}
              terminal: {tolerance: 5s, stale_after: 48h, missing: allow, stale: allow}
              merchant: {missing: allow}
            alerts: {on: [block], severity_min: medium, dedupe_window: 1h}
            """;
    private static final String RULE = """
            rule "FRD-DEV-001"
                @owner("card-fraud")
                @severity(high)
                @lifecycle(live)
                @technique("F1015")
                @reason("The device is an emulator")
            when
                Device(emulator == true)
            then
                block(0.97);
            end
            """;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration OPEN = Duration.ofMinutes(10);
    private static final String TERMINAL = "m1";

    private static final OverallBalance.Keeper UNSPENT = new OverallBalance.Keeper() {
        @Override
        public long read() {
            return -1;
        }

        @Override
        public void write(long balance) {}
    };

    private static DecisionModel model;
    private final Payments payments = new Payments();
    private final Decisions decisions = new Decisions();
    private final Findings findings = new Findings();
    private final LateReports reports = reports();

    @BeforeAll
    static void load() {
        Contracts.trust();
        model = DecisionModel.load(RuleFiles.of(Map.of(
                "features.yaml", bytes("features: {}\n"),
                "policy.yaml", bytes(POLICY),
                "device/FRD-DEV-001.drl", bytes(RULE))));
    }

    @AfterAll
    static void unload() {
        model.close();
    }

    @Test
    void a_report_that_overtakes_its_payment_waits_for_it_and_then_says_the_same() {
        PaymentContext payment = decided();
        List<Alert> ahead = new ArrayList<>(reports.cameAfter(TERMINAL, late("r1"), model, "reports-0@1"));
        ahead.addAll(reports.decided(TERMINAL, payment, model, "payments-0@1"));

        LateReports other = reportsOfAnotherTask();
        List<Alert> behind = new ArrayList<>(other.decided(TERMINAL, payment, model, "payments-0@1"));
        behind.addAll(other.cameAfter(TERMINAL, late("r1"), model, "reports-0@1"));

        assertThat(ahead).hasSize(1).isEqualTo(behind);
    }

    @Test
    void a_record_that_is_processed_again_after_a_crash_raises_the_same_alert_again() {
        reports.decided(TERMINAL, decided(), model, "payments-0@1");
        List<Alert> first = reports.cameAfter(TERMINAL, late("r1"), model, "reports-0@1");

        List<Alert> again = reports().cameAfter(TERMINAL, late("r1"), model, "reports-0@1");

        assertThat(first).hasSize(1).isEqualTo(again);
    }

    @Test
    void the_same_report_by_another_record_raises_none() {
        reports.decided(TERMINAL, decided(), model, "payments-0@1");
        reports.cameAfter(TERMINAL, late("r1"), model, "reports-0@1");

        assertThat(reports.cameAfter(TERMINAL, late("r1"), model, "reports-0@2"))
                .isEmpty();
    }

    @Test
    void where_time_that_passed_is_what_is_processed_nothing_is_taken_for_the_same_record() {
        reports.decided(TERMINAL, decided(), model, "");
        reports.cameAfter(TERMINAL, late("r1"), model, "");

        assertThat(reports.cameAfter(TERMINAL, late("r1"), model, "")).isEmpty();
    }

    @Test
    void a_payment_that_is_decided_again_does_not_lose_the_report_that_came_since() {
        PaymentContext payment = decided();
        reports.decided(TERMINAL, payment, model, "payments-0@1");
        reports.cameAfter(TERMINAL, late("r1"), model, "reports-0@1");
        reports.decided(TERMINAL, payment, model, "payments-0@2");

        RecentPayment kept = payments.find(TERMINAL, NOON, "t1");

        assertThat(kept.getContext().getTelemetryStatus()).isEqualTo(SignalStatus.PRESENT);
        assertThat(kept.getContext().getFeatures()).isEmpty();
    }

    @Test
    void nothing_is_kept_where_nothing_may_come_late() {
        LateReports closed = new LateReports(
                Duration.ZERO, payments, decisions, findings, new SecondLook(merchant -> null), LateObserver.SILENT);
        closed.decided(TERMINAL, decided(), model, "payments-0@1");

        assertThat(payments.find(TERMINAL, NOON, "t1")).isNull();
        assertThat(closed.reported(new LateReport.OfDevice(emulator("r1")), OPEN, model, "reports-0@1")
                        .alerts())
                .isEmpty();
    }

    private LateReports reports() {
        return new LateReports(
                OPEN, payments, decisions, findings, new SecondLook(merchant -> null), LateObserver.SILENT);
    }

    private LateReports reportsOfAnotherTask() {
        return new LateReports(
                OPEN, new Payments(), decisions, new Findings(), new SecondLook(merchant -> null), LateObserver.SILENT);
    }

    /** A payment that was decided, and allowed, without telemetry. */
    private PaymentContext decided() {
        PaymentContext context = PaymentContexts.start(TransactionRequested.newBuilder()
                .setTransactionId("t1")
                .setAccountId("a1")
                .setDeviceId("d1")
                .setTerminalId(TERMINAL)
                .setEventTime(NOON)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.CONTACTLESS)
                .build());
        context.setTelemetryStatus(SignalStatus.MISSING);
        context.setTerminalStatus(SignalStatus.MISSING);
        new DecideStop(decisions, merchant -> null, subject -> null, new OverallBalance(UNSPENT))
                .decide(context, model);
        return context;
    }

    private static LateTelemetry late(String id) {
        return new LateTelemetry("t1", NOON, emulator(id));
    }

    private static DeviceTelemetryReported emulator(String id) {
        return DeviceTelemetryReported.newBuilder()
                .setTelemetryId(id)
                .setDeviceId("d1")
                .setReportedAt(NOON.minusSeconds(30))
                .setEmulator(true)
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Payments implements RecentPaymentRecords {

        private final Map<String, RecentPayment> byId = new HashMap<>();

        @Override
        public @Nullable RecentPayment find(String entityId, Instant eventTime, String transactionId) {
            return byId.get(transactionId);
        }

        @Override
        public void keep(String entityId, RecentPayment payment) {
            byId.put(payment.getTransactionId(), payment);
        }

        @Override
        public List<RecentPayment> newest(String entityId, Instant from, int countMax) {
            return List.copyOf(byId.values());
        }
    }

    private static final class Decisions implements RecordedDecisions {

        private final Map<String, DecisionMade> byId = new HashMap<>();

        @Override
        public @Nullable DecisionMade find(String transactionId) {
            return byId.get(transactionId);
        }

        @Override
        public void record(DecisionMade decision) {
            byId.put(decision.getTransactionId(), decision);
        }
    }

    private static final class Findings implements LateFindingRecords {

        private final Map<String, LateFindings> byId = new HashMap<>();

        @Override
        public @Nullable LateFindings find(String transactionId) {
            return byId.get(transactionId);
        }

        @Override
        public void keep(LateFindings found) {
            byId.put(found.getTransactionId(), found);
        }
    }
}
