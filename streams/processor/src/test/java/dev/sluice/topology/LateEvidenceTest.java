package dev.sluice.topology;

import static dev.sluice.topology.PaymentsAndEvidence.clean;
import static dev.sluice.topology.PaymentsAndEvidence.emulator;
import static dev.sluice.topology.PaymentsAndEvidence.fraud;
import static dev.sluice.topology.PaymentsAndEvidence.opened;
import static dev.sluice.topology.PaymentsAndEvidence.payment;
import static dev.sluice.topology.PaymentsAndEvidence.rooted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Alert;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import dev.sluice.rules.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What comes after a decision. In these tests an emulator is blocked, a rooted device challenged, a rooted device on its third
 * payment blocked, and an open terminal blocked.
 */
class LateEvidenceTest {

    private static final String POLICY = SmallPolicy.lettingPass().replace("on: [block]", "on: [block, challenge]");
    private static final String FEATURES = """
            features:
              device_count_1h: {entity: device, measure: count, window: 1h, description: Payments by the device}
            """;
    private static final Instant NOON = TopologyHarness.NOW.minus(Duration.ofHours(5));
    private static final Instant LABELLED = NOON.plus(Duration.ofHours(1));
    private static final TopologySettings SETTINGS =
            TopologySettings.DEFAULT.withPartitions(1).withTelemetryWait(Duration.ZERO);

    private static DecisionModel model;
    private TopologyHarness harness;

    @BeforeAll
    static void load() {
        model = model(Map.of());
    }

    @AfterAll
    static void unload() {
        model.close();
    }

    @BeforeEach
    void start() {
        harness = new TopologyHarness(model, SETTINGS);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void telemetry_that_would_have_blocked_a_payment_alerts_with_the_decision_then_and_now() {
        harness.request(payment("t1", "d1", null, NOON));
        harness.report(emulator("r1", "d1", NOON.minusSeconds(30)));

        assertThat(harness.decisions()).extracting(DecisionMade::getAction).containsExactly(DecisionAction.ALLOW);
        assertThat(lateAlerts()).singleElement().satisfies(alert -> {
            assertThat(alert.transactionId()).isEqualTo("t1");
            assertThat(alert.uid()).isEqualTo("t1/late/REFUSED");
            assertThat(alert.subject()).isEqualTo("device/d1");
            assertThat(text(alert))
                    .contains("\"decision_then\":\"ALLOW\"", "\"decision_now\":\"BLOCK\"")
                    .contains("\"rules_by_it_alone\":[\"FRD-DEV-001\"]", "\"name\":\"late telemetry\"")
                    .contains("Late evidence: the payment went through and would have been refused");
        });
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void telemetry_finds_the_payments_that_went_on_to_be_decided_at_terminals(Layout layout) {
        try (TopologyHarness laidOut = new TopologyHarness(model, SETTINGS.withLayout(layout))) {
            laidOut.request(payment("t1", "d1", "m1", NOON));
            laidOut.request(payment("t2", "d1", "m2", NOON.plusSeconds(60)));
            laidOut.report(emulator("r1", "d1", NOON.minusSeconds(30)));

            assertThat(lateAlerts(laidOut)).extracting(Alert::transactionId).containsExactlyInAnyOrder("t1", "t2");
        }
    }

    @Test
    void a_decision_alerts_once_however_many_reports_come() {
        harness.request(payment("t1", "d1", "m1", NOON));
        harness.report(emulator("r1", "d1", NOON.minusSeconds(30)));
        harness.report(emulator("r1", "d1", NOON.minusSeconds(30)));
        harness.report(emulator("r2", "d1", NOON.minusSeconds(20)));
        harness.report(rooted("r3", "d1", NOON.minusSeconds(10)));

        assertThat(lateAlerts()).hasSize(1);
    }

    @Test
    void it_alerts_again_if_a_further_report_would_have_restricted_the_payment_still_more() {
        harness.request(payment("t1", "d1", "m1", NOON));
        harness.report(rooted("r1", "d1", NOON.minusSeconds(30)));
        harness.report(opened("s1", "m1", NOON.minusSeconds(20)));
        harness.report(opened("s2", "m1", NOON.minusSeconds(10)));

        assertThat(lateAlerts()).extracting(Alert::uid).containsExactly("t1/late/CHALLENGED", "t1/late/REFUSED");
    }

    @Test
    void a_report_that_changes_nothing_alerts_nobody_and_is_counted() {
        harness.request(payment("t1", "d1", null, NOON));
        harness.report(clean("r1", "d1", NOON.minusSeconds(30)));

        assertThat(lateAlerts()).isEmpty();
        assertThat(harness.observer().lateEffects).containsExactly("telemetry NONE");
    }

    @Test
    void a_report_in_time_is_not_late() {
        harness.report(rooted("r1", "d1", NOON.minusSeconds(30)));
        harness.request(payment("t1", "d1", null, NOON));

        assertThat(lateAlerts()).isEmpty();
        assertThat(harness.observer().lateEffects).isEmpty();
    }

    @Test
    void a_report_of_a_time_beyond_the_tolerance_or_older_than_what_was_known_does_not_speak_for_the_payment() {
        harness.report(clean("r1", "d1", NOON.minusSeconds(30)));
        harness.request(payment("t1", "d1", null, NOON));
        harness.report(emulator("r2", "d1", NOON.plusMillis(5_001)));
        harness.report(emulator("r3", "d1", NOON.minusSeconds(31)));

        assertThat(lateAlerts()).isEmpty();
        assertThat(harness.observer().lateEffects).isEmpty();
    }

    @Test
    void telemetry_is_too_late_after_ten_minutes_and_a_report_of_the_terminal_after_a_day() {
        harness.request(payment("t1", "d1", "m1", NOON.minus(Duration.ofHours(23))));
        harness.request(payment("t2", "d1", "m1", NOON.minus(Duration.ofMinutes(11))));
        harness.request(payment("t3", "d1", "m1", NOON.minus(Duration.ofMinutes(10))));
        harness.request(payment("t4", "d2", "m2", NOON));
        harness.report(emulator("r1", "d1", NOON.minus(Duration.ofHours(30))));
        List<Alert> byTelemetry = lateAlerts();
        harness.report(opened("s1", "m1", NOON.minus(Duration.ofHours(30))));
        List<Alert> byTerminal = lateAlerts();

        assertThat(byTelemetry).isEmpty();
        assertThat(byTerminal).extracting(Alert::transactionId).containsExactly("t3", "t2", "t1");
    }

    @Test
    void what_features_said_at_the_decision_is_not_what_they_would_say_now() {
        harness.request(payment("t1", "d1", null, NOON));
        harness.request(payment("t2", "d1", null, NOON.plusSeconds(1)));
        harness.request(payment("t3", "d1", null, NOON.plusSeconds(2)));
        harness.report(rooted("r1", "d1", NOON.minusSeconds(30)));

        assertThat(lateAlerts())
                .extracting(Alert::uid)
                .containsExactly("t3/late/REFUSED", "t2/late/CHALLENGED", "t1/late/CHALLENGED");
    }

    @Test
    void a_terminal_that_was_open_alerts_on_the_payments_since_and_not_on_those_before() {
        harness.request(payment("t1", "d1", "m1", NOON.minusSeconds(60)));
        harness.request(payment("t2", null, "m1", NOON));
        harness.request(payment("t3", "d1", "m2", NOON));
        harness.report(opened("s1", "m1", NOON.minusSeconds(30)));

        assertThat(lateAlerts()).singleElement().satisfies(alert -> {
            assertThat(alert.transactionId()).isEqualTo("t2");
            assertThat(alert.subject()).isEqualTo("terminal/m1");
        });
    }

    @Test
    void one_report_raises_twenty_alerts_at_most_and_the_last_counts_the_others() {
        for (int number = 1; number <= 25; number++) {
            harness.request(payment("t" + number, null, "m1", NOON.plusSeconds(number)));
        }
        harness.report(opened("s1", "m1", NOON));
        List<Alert> alerts = lateAlerts();
        harness.report(opened("s2", "m1", NOON));

        assertThat(alerts).hasSize(20);
        assertThat(alerts.get(0).transactionId()).isEqualTo("t25");
        assertThat(text(alerts.get(18))).contains("\"count\":1,");
        assertThat(text(alerts.get(19))).contains("\"count\":6,");
        assertThat(lateAlerts()).isEmpty();
    }

    @Test
    void what_only_other_rules_make_of_the_payment_is_not_the_reports_doing() {
        harness.request(payment("t1", "d1", null, NOON));
        try (DecisionModel stricter = model(
                Map.of("account/FRD-ACC-001.drl", rule("FRD-ACC-001", "Transaction(amount > 1)", "block(0.97)")))) {
            harness.use(stricter);
            harness.report(clean("r1", "d1", NOON.minusSeconds(30)));
            harness.report(rooted("r2", "d1", NOON.minusSeconds(20)));

            assertThat(lateAlerts()).isEmpty();
        }
    }

    @Test
    void a_fraud_that_went_through_alerts_once_and_one_that_was_blocked_does_not() {
        harness.report(emulator("r1", "d2", NOON.minusSeconds(30)));
        harness.request(payment("t1", "d1", "m1", NOON));
        harness.request(payment("t2", "d2", "m1", NOON));
        harness.request(payment("t3", null, null, NOON));
        harness.label(fraud("l1", "t1", LABELLED));
        harness.label(fraud("l2", "t1", LABELLED));
        harness.label(fraud("l3", "t2", LABELLED));
        harness.label(fraud("l4", "t3", LABELLED));

        assertThat(lateAlerts()).extracting(Alert::uid).containsExactlyInAnyOrder("t1/late/FRAUD", "t3/late/FRAUD");
        assertThat(harness.observer().missedFrauds).isEqualTo(2);
    }

    @Test
    void a_challenged_payment_went_through_if_its_challenge_was_passed() {
        for (String number : List.of("1", "2")) {
            harness.report(rooted("r" + number, "d" + number, NOON.minusSeconds(30)));
            harness.request(payment("t" + number, "d" + number, null, NOON));
        }
        harness.complete(answer("t1", "a-d1", ChallengeOutcome.PASSED));
        harness.complete(answer("t2", "a-d2", ChallengeOutcome.FAILED));
        harness.label(fraud("l1", "t1", LABELLED));
        harness.label(fraud("l2", "t2", LABELLED));

        assertThat(lateAlerts()).extracting(Alert::uid).containsExactly("t1/late/FRAUD");
    }

    @Test
    void a_duplicate_of_a_payment_changes_nothing_of_what_was_known_of_it() {
        harness.request(payment("t1", "d1", null, NOON));
        harness.report(emulator("r1", "d1", NOON.minusSeconds(30)));
        harness.request(payment("t1", "d1", null, NOON));
        harness.report(emulator("r2", "d1", NOON.minusSeconds(20)));

        assertThat(lateAlerts()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_replay_of_what_arrived_in_that_order_tells_the_same_byte_for_byte(Layout layout) {
        int told = 0;
        for (long seed = 1; seed <= 4; seed++) {
            List<Alert> replayed = new ArrayList<>();
            InMemoryPath replay = new InMemoryPath(model, settled -> {}, replayed::add);
            try (TopologyHarness running = new TopologyHarness(model, SETTINGS.withLayout(layout))) {
                for (SpecificRecord event : disorder(new Random(seed))) {
                    give(event, running, replay);
                }
                assertThat(lateAlerts(running).stream()
                                .map(LateEvidenceTest::text)
                                .toList())
                        .as("seed %d", seed)
                        .containsExactlyElementsOf(
                                replayed.stream().map(LateEvidenceTest::text).toList());
            }
            assertThat(replayed).extracting(Alert::uid).doesNotHaveDuplicates();
            told += replayed.size();
        }
        assertThat(told).isGreaterThan(10);
    }

    /** Payments, reports and labels of few devices and terminals within minutes, in no order of their times. */
    private static List<SpecificRecord> disorder(Random random) {
        List<SpecificRecord> events = new ArrayList<>();
        for (int number = 0; number < 150; number++) {
            Instant time = NOON.plusSeconds(random.nextInt(1_200));
            String device = "d" + random.nextInt(3);
            String terminal = "m" + random.nextInt(3);
            String id = "x" + number;
            events.add(
                    switch (random.nextInt(6)) {
                        case 0 -> emulator(id, device, time);
                        case 1 -> rooted(id, device, time);
                        case 2 -> clean(id, device, time);
                        case 3 -> opened(id, terminal, time);
                        case 4 -> fraud(id, "x" + random.nextInt(number + 1), LABELLED);
                        default ->
                            payment(
                                    id,
                                    random.nextInt(4) == 0 ? null : device,
                                    random.nextInt(3) == 0 ? null : terminal,
                                    time);
                    });
        }
        return events;
    }

    private static void give(SpecificRecord event, TopologyHarness running, InMemoryPath replay) {
        if (event instanceof TransactionRequested transaction) {
            running.request(transaction);
            replay.decide(transaction);
            return;
        }
        replay.inform(event);
        if (event instanceof DeviceTelemetryReported report) {
            running.report(report);
        } else if (event instanceof TerminalSecurityReported report) {
            running.report(report);
        } else if (event instanceof TransactionLabelled label) {
            running.label(label);
        }
    }

    private List<Alert> lateAlerts() {
        return lateAlerts(harness);
    }

    private static List<Alert> lateAlerts(TopologyHarness harness) {
        return harness.alerts().stream()
                .map(record -> Alert.fromJson(record.value()))
                .filter(Alert::isLate)
                .toList();
    }

    private static String text(Alert alert) {
        return new String(alert.toJson(), StandardCharsets.UTF_8);
    }

    private static DecisionModel model(Map<String, byte[]> furtherRules) {
        Map<String, byte[]> files = new HashMap<>(furtherRules);
        files.put("features.yaml", FEATURES.getBytes(StandardCharsets.UTF_8));
        files.put("policy.yaml", POLICY.getBytes(StandardCharsets.UTF_8));
        files.put("device/FRD-DEV-001.drl", rule("FRD-DEV-001", "Device(emulator == true)", "block(0.97)"));
        files.put("device/FRD-DEV-002.drl", rule("FRD-DEV-002", "Device(rooted == true)", "challenge(0.70)"));
        files.put(
                "device/FRD-DEV-003.drl",
                rule("FRD-DEV-003", "Device(rooted == true) Velocity(device_count_1h >= 3)", "block(0.97)"));
        files.put("terminal/FRD-TRM-001.drl", rule("FRD-TRM-001", "Terminal(tamperSwitch == OPEN)", "block(0.97)"));
        return DecisionModel.load(RuleFiles.of(files));
    }

    private static byte[] rule(String id, String conditions, String outcome) {
        return """
                rule "%s"
                    @owner("card-fraud")
                    @severity(high)
                    @lifecycle(live)
                    @technique("F1015")
                    @reason("What these tests decide by: %s")
                when
                    %s
                then
                    %s;
                end
                """.formatted(id, id, conditions.replace(") ", ")\n    "), outcome)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static ChallengeCompleted answer(String transactionId, String account, ChallengeOutcome outcome) {
        return ChallengeCompleted.newBuilder()
                .setChallengeId("c-" + transactionId)
                .setTransactionId(transactionId)
                .setAccountId(account)
                .setOutcome(outcome)
                .setCompletedAt(NOON.plusSeconds(40))
                .build();
    }
}
