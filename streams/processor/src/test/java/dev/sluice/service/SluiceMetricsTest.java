package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.StepUp;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import dev.sluice.topology.BlockingRule;
import dev.sluice.topology.QuarantineChange;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SluiceMetricsTest {

    private static final Instant EVENT_TIME = Instant.parse("2026-03-01T12:00:00Z");

    private static final byte[] SHADOW_RULE = """
            rule "FRD-DEV-001"
                @owner("identity-fraud")
                @severity(high)
                @lifecycle(shadow)
                @technique("F1005")
                @reason("What a test needs a rule for")
            when
                Device(rooted == true)
            then
                block(0.90);
            end
            """.getBytes(StandardCharsets.UTF_8);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final SluiceMetrics metrics = new SluiceMetrics(registry, () -> EVENT_TIME.plusMillis(7));

    @BeforeAll
    static void trustOurRecords() {
        Contracts.trust();
    }

    private static DecisionMade decision(DecisionAction action, String... ruleIds) {
        return DecisionMade.newBuilder()
                .setTransactionId("t-1")
                .setAccountId("a-1")
                .setEventTime(EVENT_TIME)
                .setAction(action)
                .setReview(true)
                .setScore(0.5)
                .setReasons(List.of())
                .setRules(Arrays.stream(ruleIds).map(SluiceMetricsTest::hit).toList())
                .setRuleSetHash("0")
                .setTelemetryStatus(SignalStatus.MISSING)
                .setTerminalStatus(SignalStatus.NOT_APPLICABLE)
                .setMerchantStatus(SignalStatus.PRESENT)
                .setDegraded(true)
                .build();
    }

    private static RuleHit hit(String ruleId) {
        return RuleHit.newBuilder()
                .setRuleId(ruleId)
                .setOutcome(RuleOutcome.BLOCK)
                .setScore(0.9)
                .setSeverity(Severity.HIGH)
                .setReason("provoked by this test")
                .setLifecycle(RuleLifecycle.SHADOW)
                .build();
    }

    @Test
    void rules_that_are_switched_off_and_evaluations_that_overran_are_shown_for_the_rules_in_force() {
        try (RuleSet rules = RuleSet.load(RuleFiles.of(Map.of()))) {
            metrics.watch(() -> rules);

            assertThat(registry.scrape())
                    .contains("sluice_rules_switched_off 0.0")
                    .contains("sluice_rules_overruns_total 0.0");
        }
    }

    @Test
    void rules_that_left_their_hit_rate_are_shown_for_the_rules_in_force() {
        try (DecisionModel model = BlockingRule.model("@hitRate(\"0%..1%\")")) {
            model.ruleSet().watchHitRates();
            metrics.watch(model::ruleSet);
            InMemoryPath path = new InMemoryPath(model);
            String before = registry.scrape();

            for (int i = 0; i < 1_000; i++) {
                path.decide(BlockingRule.payment("t" + i, "a" + i, "50.0000"));
            }

            assertThat(before).contains("sluice_rules_demoted 0.0");
            assertThat(registry.scrape()).contains("sluice_rules_demoted 1.0");
        }
    }

    @Test
    void a_decision_is_counted_by_outcome_signal_and_rule() {
        try (RuleSet rules = RuleSet.load(RuleFiles.of(Map.of("device/FRD-DEV-001.drl", SHADOW_RULE)))) {
            metrics.ruleSetInForce(rules, Duration.ZERO);
        }

        metrics.decided(decision(DecisionAction.BLOCK, "FRD-DEV-001"), false);

        assertThat(registry.scrape())
                .contains("sluice_decisions_total{outcome=\"block\"} 1.0")
                .contains("sluice_decisions_total{outcome=\"allow\"} 0.0")
                .contains("sluice_telemetry_total{status=\"missing\"} 1.0")
                .contains("sluice_rule_hits_total{lifecycle=\"shadow\",rule=\"FRD-DEV-001\"} 1.0")
                .contains("sluice_decisions_review_total 1.0")
                .contains("sluice_decisions_degraded_total 1.0")
                .contains("sluice_decision_age_seconds_bucket{le=\"0.005\"} 0")
                .contains("sluice_decision_age_seconds_bucket{le=\"0.01\"} 1");
    }

    @Test
    void a_decision_that_is_sent_again_is_not_a_second_decision() {
        metrics.decided(decision(DecisionAction.ALLOW), true);

        assertThat(registry.scrape())
                .contains("sluice_decisions_total{outcome=\"allow\"} 0.0")
                .contains("sluice_decisions_repeated_total 1.0")
                .contains("sluice_decision_age_seconds_count 0");
    }

    @Test
    void alerts_labels_waiting_and_dead_letters_are_counted() {
        metrics.alertRaised();
        metrics.alertSuppressed();
        metrics.alertSuppressed();
        metrics.labelParked();
        metrics.waitingForTelemetry(3);
        metrics.deadLettered("payments.transaction.requested.v1", "MISSING");
        metrics.recordIgnored("fraud.quarantine.changed.v1", "MALFORMED");

        assertThat(registry.scrape())
                .contains("sluice_alerts_total 1.0")
                .contains("sluice_alerts_suppressed_total 2.0")
                .contains("sluice_labels_parked_total 1.0")
                .contains("sluice_telemetry_waiting_max 3.0")
                .contains(
                        "sluice_dead_letters_total{reason=\"MISSING\",topic=\"payments.transaction.requested.v1\"} 1.0")
                .contains(
                        "sluice_records_ignored_total{reason=\"MALFORMED\",topic=\"fraud.quarantine.changed.v1\"} 1.0");
    }

    @Test
    void what_is_sent_cannot_fill_the_monitoring() {
        for (int i = 0; i < SluiceMetrics.LABEL_VALUES_MAX + 10; i++) {
            metrics.deadLettered("topic", "REASON_" + i);
        }

        long series = registry.scrape()
                .lines()
                .filter(line -> line.startsWith("sluice_dead_letters_total{"))
                .count();
        assertThat(series).isEqualTo(SluiceMetrics.LABEL_VALUES_MAX + 1L);
        assertThat(registry.scrape()).contains("sluice_dead_letters_total{reason=\"other\",topic=\"other\"} 10.0");
    }

    @Test
    void friction_is_counted_by_what_was_asked_withheld_and_brought() {
        DecisionMade asked = decision(DecisionAction.CHALLENGE);
        asked.setStepUp(StepUp.ASKED);
        DecisionMade withheld = decision(DecisionAction.ALLOW);
        withheld.setStepUp(StepUp.ACCOUNT_BUDGET_SPENT);
        ChallengeSettled settled = new ChallengeSettled();
        settled.setOutcome(ChallengeOutcome.PASSED);

        metrics.decided(asked, false);
        metrics.decided(asked, true);
        metrics.decided(withheld, false);
        metrics.challengeSettled(settled, false);
        metrics.challengeSettled(settled, true);

        assertThat(registry.scrape())
                .contains("sluice_challenges_total{step_up=\"asked\"} 1.0")
                .contains("sluice_challenges_total{step_up=\"account_budget_spent\"} 1.0")
                .contains("sluice_challenges_total{step_up=\"overall_budget_spent\"} 0.0")
                .contains("sluice_challenges_settled_total{outcome=\"passed\"} 1.0")
                .contains("sluice_challenges_settled_total{outcome=\"timed_out\"} 0.0");
    }

    @Test
    void quarantines_and_the_decisions_that_meet_them_are_counted_by_kind() {
        DecisionMade met = decision(DecisionAction.BLOCK);
        met.setQuarantines(List.of("terminal/t-1", "merchant/m-1"));
        QuarantineChanged quarantine = new QuarantineChanged();
        quarantine.setEntityType(QuarantinedEntity.TERMINAL);

        metrics.decided(met, false);
        metrics.quarantineChanged(quarantine, QuarantineChange.BEGUN);

        assertThat(registry.scrape())
                .contains("sluice_decisions_quarantined_total{entity=\"merchant\"} 1.0")
                .contains("sluice_decisions_quarantined_total{entity=\"device\"} 0.0")
                .contains("sluice_quarantines_total{change=\"begun\",entity=\"terminal\"} 1.0");
    }
}
