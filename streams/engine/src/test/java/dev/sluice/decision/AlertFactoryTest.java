package dev.sluice.decision;

import static dev.sluice.contract.RuleOutcome.ALLOW;
import static dev.sluice.contract.RuleOutcome.BLOCK;
import static dev.sluice.contract.RuleOutcome.CHALLENGE;
import static dev.sluice.contract.RuleOutcome.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.challenge.OverallAllowance;
import dev.sluice.rules.HitRateBand;
import dev.sluice.rules.HitRateBreach;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.RuleHit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlertFactoryTest {

    private final TransactionRequested transaction = Transactions.contactless("tx-1", Transactions.NOON);

    @Test
    void an_alert_reads_as_the_golden_file() throws IOException {
        Alert alert = alertOn(
                        live("FRD-TRM-1", "terminal", BLOCK, 0.97, Severity.CRITICAL),
                        live("FRD-ACC-1", "account", CHALLENGE, 0.7, Severity.MEDIUM))
                .orElseThrow();

        String pretty = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(alert.finding());

        Golden.assertSame("alert.json", pretty.replace("\r\n", "\n") + "\n");
    }

    @Test
    void it_is_about_the_entity_of_the_gravest_rule() {
        Alert alert = alertOn(
                        live("FRD-ACC-1", "account", BLOCK, 0.99, Severity.MEDIUM),
                        live("FRD-MER-1", "merchant", CHALLENGE, 0.6, Severity.HIGH))
                .orElseThrow();

        assertThat(alert.entityType()).isEqualTo("merchant");
        assertThat(alert.entityId()).isEqualTo("mer-0007");
        assertThat(alert.ruleId()).isEqualTo("FRD-MER-1");
    }

    @Test
    void it_is_about_the_account_where_the_transaction_has_no_such_entity() {
        transaction.setDeviceId(null);

        Alert alert =
                alertOn(live("FRD-DEV-1", "device", BLOCK, 0.99, Severity.HIGH)).orElseThrow();

        assertThat(alert.entityType()).isEqualTo("account");
        assertThat(alert.entityId()).isEqualTo("acc-0000417");
    }

    @Test
    void nothing_personal_is_in_it_but_the_id_of_what_it_is_about() {
        String terminalAlert = text(alertOn(live("FRD-TRM-1", "terminal", BLOCK, 0.97, Severity.HIGH)));
        String accountAlert = text(alertOn(live("FRD-ACC-1", "account", BLOCK, 0.97, Severity.HIGH)));

        assertThat(Stream.of(terminalAlert, accountAlert))
                .allSatisfy(alert -> assertThat(alert)
                        .doesNotContain("203.0.113.77", "52.516", "13.377", "tok-7f3a9c1e", "dev-0000417-a"));
        assertThat(terminalAlert).doesNotContain("acc-0000417");
        assertThat(accountAlert).contains("acc-0000417");
    }

    @Test
    void there_is_none_below_the_least_severity_none_without_a_live_hit_and_none_for_an_outcome_that_is_not_listed() {
        assertThat(alertOn(live("FRD-ACC-1", "account", BLOCK, 0.97, Severity.LOW)))
                .isEmpty();
        assertThat(alertOn(rule("FRD-ACC-1", "account", BLOCK, 0.97, Severity.HIGH, RuleLifecycle.SHADOW)))
                .isEmpty();
        assertThat(alertOn()).isEmpty();
        assertThat(alertOn(
                        live("FRD-ACC-1", "account", CHALLENGE, 0.7, Severity.HIGH),
                        live("FRD-VIP-1", "account", ALLOW, 0, Severity.INFORMATIONAL)))
                .isEmpty();
    }

    @Test
    void a_review_alerts_although_the_payment_goes_through() {
        Alert alert = alertOn(live("FRD-ACC-1", "account", REVIEW, 0.3, Severity.MEDIUM))
                .orElseThrow();

        assertThat(alert.finding().at("/disposition").asText()).isEqualTo("Alert");
        assertThat(alert.finding().at("/action_id").asInt()).isEqualTo(1);
    }

    @Test
    void what_it_is_made_of_satisfies_the_published_ocsf_schema() {
        for (RuleOutcome outcome : List.of(BLOCK, CHALLENGE, REVIEW)) {
            Alert alert = alertOn(live("FRD-DEV-1", "device", outcome, 0.3, Severity.HIGH))
                    .orElseThrow();

            assertThat(OcsfSchema.violationsIn(alert.finding())).isEmpty();
            assertThat(OcsfSchema.violationsIn(alert.withHeldBack(3, Transactions.NOON.minusSeconds(60))
                            .finding()))
                    .isEmpty();
        }
    }

    @Test
    void an_alert_on_a_demoted_rule_reads_as_the_golden_file() throws IOException {
        Alert alert = alertOnDemotion();

        String pretty = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(alert.finding());

        Golden.assertSame("alert-on-demotion.json", pretty.replace("\r\n", "\n") + "\n");
    }

    @Test
    void an_alert_on_a_demoted_rule_is_about_the_rule_so_that_several_instances_tell_it_once() {
        Alert alert = alertOnDemotion();

        assertThat(alert.subject()).isEqualTo("rule/FRD-DEV-1");
        assertThat(alert.ruleId()).isEqualTo("FRD-DEV-1");
        assertThat(alert.transactionId()).isEqualTo("tx-1");
        assertThat(Alert.fromJson(alert.toJson())).isEqualTo(alert);
    }

    @Test
    void an_alert_on_a_demoted_rule_satisfies_the_published_ocsf_schema() {
        assertThat(OcsfSchema.violationsIn(alertOnDemotion().finding())).isEmpty();
    }

    private Alert alertOnDemotion() {
        HitRateBand band = HitRateBand.parse("0%..0.5%").orElseThrow();
        RuleDescription rule =
                RuleHits.description("FRD-DEV-1", "device", BLOCK, 0.97, Severity.HIGH, RuleLifecycle.LIVE, band);
        Policy policy = ArbiterTest.policy(ALLOW, DecisionAction.ALLOW);
        DecisionMade decision = new Decider(policy, "cafe")
                .decide(Transactions.known(transaction), RuleHits.live(new RuleHit(rule)), OverallAllowance.UNBOUNDED);
        return new AlertFactory(policy.alerts(), List.of(rule), "0.1.0")
                .alertOn(new HitRateBreach(rule, 312, 10_000), decision);
    }

    @Test
    void an_alert_on_late_evidence_reads_as_the_golden_file() throws IOException {
        String pretty = new JsonMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(alertOnLateTelemetry().finding());

        Golden.assertSame("alert-on-late-evidence.json", pretty.replace("\r\n", "\n") + "\n");
    }

    @Test
    void an_alert_on_a_missed_fraud_reads_as_the_golden_file() throws IOException {
        String pretty = new JsonMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(alertOnMissedFraud().finding());

        Golden.assertSame("alert-on-missed-fraud.json", pretty.replace("\r\n", "\n") + "\n");
    }

    @Test
    void alerts_on_what_came_late_satisfy_the_published_ocsf_schema_and_hide_what_is_personal() {
        for (Alert alert : List.of(alertOnLateTelemetry(), alertOnMissedFraud())) {
            assertThat(OcsfSchema.violationsIn(alert.finding())).isEmpty();
            assertThat(alert.isLate()).isTrue();
            assertThat(Alert.fromJson(alert.toJson())).isEqualTo(alert);
        }
        assertThat(text(Optional.of(alertOnLateTelemetry())))
                .doesNotContain("203.0.113.77", "tok-7f3a9c1e", "acc-0000417");
        assertThat(text(Optional.of(alertOnMissedFraud()))).doesNotContain("tok-7f3a9c1e", "dev-0000417-a");
    }

    private Alert alertOnLateTelemetry() {
        RuleHit before = live("FRD-ACC-1", "account", REVIEW, 0.3, Severity.HIGH);
        RuleHit byReport = live("FRD-DEV-1", "device", BLOCK, 0.97, Severity.MEDIUM);
        DeviceTelemetryReported report = new DeviceTelemetryReported();
        report.setTelemetryId("tel-9");
        report.setReportedAt(Transactions.NOON.minusSeconds(30));
        Revision revision = new Revision(
                decision(before), decision(before), decision(before, byReport), new LateReport.OfDevice(report));
        Policy policy = ArbiterTest.policy(ALLOW, DecisionAction.ALLOW);
        return new AlertFactory(policy.alerts(), List.of(before.rule(), byReport.rule()), "0.1.0")
                .alertOn(revision, transaction)
                .orElseThrow();
    }

    private Alert alertOnMissedFraud() {
        Policy policy = ArbiterTest.policy(ALLOW, DecisionAction.ALLOW);
        return new AlertFactory(policy.alerts(), List.of(), "0.1.0")
                .missedFraud(
                        decision(live("FRD-ACC-1", "account", REVIEW, 0.3, Severity.HIGH)),
                        Transactions.NOON.plus(Duration.ofDays(7)));
    }

    private DecisionMade decision(RuleHit... hits) {
        return new Decider(ArbiterTest.policy(ALLOW, DecisionAction.ALLOW), "cafe")
                .decide(Transactions.known(transaction), RuleHits.live(hits), OverallAllowance.UNBOUNDED);
    }

    @Test
    void it_survives_the_way_through_bytes() {
        Alert alert = alertOn(live("FRD-ACC-1", "account", BLOCK, 0.97, Severity.HIGH))
                .orElseThrow();
        byte[] json = alert.toJson();

        assertThat(Alert.fromJson(json)).isEqualTo(alert);
        assertThat(Alert.fromJson(json).toJson()).isEqualTo(json);
        assertThat(Alert.fromJson(json).eventTime()).isEqualTo(Transactions.NOON);
        assertThatThrownBy(() -> Alert.fromJson("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names no entity");
    }

    private Optional<Alert> alertOn(RuleHit... hits) {
        List<RuleHit> all = List.of(hits);
        RuleEvaluation evaluation = new RuleEvaluation(
                all.stream()
                        .filter(hit -> hit.rule().lifecycle() == RuleLifecycle.LIVE)
                        .toList(),
                all.stream()
                        .filter(hit -> hit.rule().lifecycle() == RuleLifecycle.SHADOW)
                        .toList(),
                List.of());
        Policy policy = ArbiterTest.policy(ALLOW, DecisionAction.ALLOW);
        DecisionMade decision = new Decider(policy, "cafe")
                .decide(Transactions.known(transaction), evaluation, OverallAllowance.UNBOUNDED);
        return new AlertFactory(policy.alerts(), all.stream().map(RuleHit::rule).toList(), "0.1.0")
                .alertOn(decision, transaction);
    }

    private static RuleHit live(String id, String folder, RuleOutcome outcome, double score, Severity severity) {
        return rule(id, folder, outcome, score, severity, RuleLifecycle.LIVE);
    }

    private static RuleHit rule(
            String id, String folder, RuleOutcome outcome, double score, Severity severity, RuleLifecycle lifecycle) {
        return RuleHits.hit(id, folder, outcome, score, severity, lifecycle);
    }

    private static String text(Optional<Alert> alert) {
        return new String(alert.orElseThrow().toJson(), StandardCharsets.UTF_8);
    }
}
