package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Alert;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.Layout;
import dev.sluice.topology.PaymentsAndEvidence;
import dev.sluice.topology.SmallPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Evidence that comes after decisions, in a running system that restarts in between: telemetry of an emulator, the report of
 * an opened terminal, and the label of a fraud. Each decision is told of once, and none is changed.
 */
class LateEvidenceIT {

    private static final String RULE = """
            rule "%s"
                @owner("card-fraud")
                @severity(high)
                @lifecycle(live)
                @technique("F1015")
                @reason("What this test decides by: %s")
            when
                %s
            then
                block(0.97);
            end
            """;
    private static final Instant PAID =
            Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.MILLIS);

    @ParameterizedTest
    @EnumSource(Layout.class)
    void each_decision_is_told_of_once_across_a_restart(Layout layout, @TempDir Path rules) throws IOException {
        write(rules);
        try (RunningSluice sluice =
                new RunningSluice(Guarantee.EXACTLY_ONCE_V2, layout == Layout.CO_LOCATED ? 1 : 2, layout, rules)) {
            sluice.startService();
            sluice.publish(payment("online", "phone-1", null));
            sluice.publish(payment("in-shop", "phone-2", "terminal-1"));
            sluice.publish(payment("by-card", null, "terminal-2"));
            sluice.publish(payment("stolen", "phone-3", "terminal-3"));
            assertThat(decisions(sluice)).extracting(DecisionMade::getAction).containsOnly(DecisionAction.ALLOW);

            sluice.publish(emulator("r1", "phone-1", 60));
            sluice.awaitTakenIn();
            sluice.restartService();
            sluice.publish(emulator("r1", "phone-1", 60));
            sluice.publish(emulator("r2", "phone-1", 30));
            sluice.publish(emulator("r3", "phone-2", 60));
            sluice.publish(opened("s1", "terminal-2"));
            sluice.publish(opened("s2", "terminal-2"));
            sluice.publish(fraud("l1", "stolen"));
            sluice.publish(fraud("l2", "stolen"));
            sluice.awaitTakenIn();

            List<Alert> alerts = sluice.read(Topics.ALERT_RAISED, 4).stream()
                    .map(record -> Alert.fromJson(record.value()))
                    .toList();
            assertThat(alerts)
                    .extracting(Alert::uid)
                    .containsExactlyInAnyOrder(
                            "online/late/REFUSED", "in-shop/late/REFUSED", "by-card/late/REFUSED", "stolen/late/FRAUD");
            assertThat(alerts.stream().filter(alert -> alert.transactionId().equals("online")))
                    .singleElement()
                    .satisfies(alert -> assertThat(new String(alert.toJson(), StandardCharsets.UTF_8))
                            .contains("\"uid\":\"r1\"", "\"rules_by_it_alone\":[\"FRD-DEV-001\"]"));
            assertThat(decisions(sluice)).hasSize(4);
        }
    }

    private static void write(Path rules) throws IOException {
        Files.writeString(rules.resolve("features.yaml"), "features: {}\n");
        Files.writeString(rules.resolve("policy.yaml"), SmallPolicy.lettingPass());
        Files.createDirectories(rules.resolve("device"));
        Files.writeString(
                rules.resolve("device/FRD-DEV-001.drl"),
                RULE.formatted("FRD-DEV-001", "an emulator", "Device(rooted == true, emulator == true)"));
        Files.createDirectories(rules.resolve("terminal"));
        Files.writeString(
                rules.resolve("terminal/FRD-TRM-001.drl"),
                RULE.formatted("FRD-TRM-001", "an open case", "Terminal(tamperSwitch == OPEN)"));
    }

    private static List<DecisionMade> decisions(RunningSluice sluice) {
        return sluice.read(Topics.DECISION_MADE, 4).stream()
                .map(record -> sluice.decode(DecisionMade.class, record))
                .toList();
    }

    private static TransactionRequested payment(
            String transactionId, @Nullable String device, @Nullable String terminal) {
        return PaymentsAndEvidence.payment(transactionId, device, terminal, PAID);
    }

    private static DeviceTelemetryReported emulator(String id, String device, int secondsBefore) {
        DeviceTelemetryReported report = PaymentsAndEvidence.emulator(id, device, PAID.minusSeconds(secondsBefore));
        report.setRooted(true);
        return report;
    }

    private static TerminalSecurityReported opened(String id, String terminal) {
        return PaymentsAndEvidence.opened(id, terminal, PAID.minusSeconds(60));
    }

    private static TransactionLabelled fraud(String id, String transactionId) {
        return PaymentsAndEvidence.fraud(id, transactionId, PAID.plusSeconds(60));
    }
}
