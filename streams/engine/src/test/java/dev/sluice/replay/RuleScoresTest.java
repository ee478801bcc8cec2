package dev.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.SignalStatus;
import dev.sluice.rules.SomeRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleScoresTest {

    private final RuleScores scores = new RuleScores(List.of());

    @Test
    void hits_shadow_hits_and_those_without_another_rule_that_acts_are_counted_for_each_rule() {
        scores.decided(decision("t-1", live("R-1"), live("R-2"), shadow("R-3")));
        scores.decided(decision("t-2", live("R-1"), shadow("R-3")));
        scores.decided(decision("t-3", shadow("R-1"), shadow("R-3")));
        scores.decided(decision("t-4"));

        assertThat(scores.against(Map.of()))
                .isEqualTo(Map.of(
                        "R-1", new RuleScore(2, 1, 2, 0, 0),
                        "R-2", new RuleScore(1, 0, 0, 0, 0),
                        "R-3", new RuleScore(0, 3, 1, 0, 0)));
    }

    @Test
    void precision_is_the_share_of_frauds_among_the_labelled_transactions_that_a_rule_hit() {
        scores.decided(decision("t-1", live("R-1")));
        scores.decided(decision("t-2", shadow("R-1")));
        scores.decided(decision("t-3", live("R-1"), live("R-2")));
        scores.decided(decision("t-4", live("R-1")));

        Map<String, RuleScore> rules = scores.against(Map.of(
                "t-1", FraudLabel.FRAUD,
                "t-2", FraudLabel.FRAUD,
                "t-3", FraudLabel.GENUINE,
                "t-5", FraudLabel.FRAUD));

        assertThat(rules.get("R-1").precision()).isEqualTo(2.0 / 3);
        assertThat(rules.get("R-2").precision()).isZero();
    }

    @Test
    void a_rule_that_runs_and_never_hits_is_told_and_one_that_does_not_run_is_not() {
        RuleScores ofRules = new RuleScores(List.of(
                SomeRule.called("R-1").in(RuleLifecycle.LIVE).description(),
                SomeRule.called("R-2").in(RuleLifecycle.SHADOW).description(),
                SomeRule.called("R-3").in(RuleLifecycle.DRAFT).description()));

        ofRules.decided(decision("t-1", live("R-1")));

        assertThat(ofRules.against(Map.of()))
                .isEqualTo(Map.of("R-1", new RuleScore(1, 0, 1, 0, 0), "R-2", new RuleScore(0, 0, 0, 0, 0)));
    }

    @Test
    void a_rule_without_a_labelled_hit_has_no_precision() {
        scores.decided(decision("t-1", live("R-1")));

        assertThat(scores.against(Map.of()).get("R-1").precision()).isNaN();
    }

    private static RuleHit live(String ruleId) {
        return SomeRule.called(ruleId).hit();
    }

    private static RuleHit shadow(String ruleId) {
        return SomeRule.called(ruleId).in(RuleLifecycle.SHADOW).hit();
    }

    private static DecisionMade decision(String transactionId, RuleHit... hits) {
        return DecisionMade.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("a-1")
                .setEventTime(Instant.parse("2026-03-01T12:00:00Z"))
                .setAction(DecisionAction.BLOCK)
                .setScore(0.9)
                .setReasons(List.of())
                .setRules(List.of(hits))
                .setRuleSetHash("0")
                .setTelemetryStatus(SignalStatus.MISSING)
                .setTerminalStatus(SignalStatus.NOT_APPLICABLE)
                .setMerchantStatus(SignalStatus.PRESENT)
                .build();
    }
}
