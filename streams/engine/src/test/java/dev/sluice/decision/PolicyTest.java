package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.ScaExemption;
import dev.sluice.contract.Severity;
import dev.sluice.contract.TransactionInitiator;
import dev.sluice.contract.TransactionType;
import dev.sluice.decision.challenge.ChallengePolicy;
import dev.sluice.decision.challenge.Fallback;
import dev.sluice.decision.challenge.FrictionBudget;
import dev.sluice.decision.challenge.ImpossibleChallenges;
import dev.sluice.decision.quarantine.QuarantinePolicy;
import dev.sluice.finding.FindingRenderer;
import dev.sluice.finding.FindingsException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final String GOOD = """
            thresholds:
              review: 0.5
              challenge: 0.65
              block: 0.96
            allow:
              lift_block: [FRD-ACC-900]
            degraded:
              action: challenge
              review: true
            review:
              of_blocked: false
            signals:
              telemetry: {tolerance: 5s, stale_after: 24h, missing: allow, stale: review}
              terminal: {tolerance: 0s, stale_after: 2d, missing: challenge, stale: allow}
              merchant: {missing: block}
            alerts:
              on: [block, review]
              severity_min: high
              dedupe_window: 30m
            """;

    @Test
    void every_name_of_the_file_is_read() {
        Policy policy = Policy.parse("policy.yaml", GOOD);

        assertThat(policy.thresholds()).isEqualTo(new Thresholds(0.5, 0.65, 0.96));
        assertThat(policy.allowRulesThatLiftBlocks()).containsExactly("FRD-ACC-900");
        assertThat(policy.actionWhenDegraded()).isEqualTo(DecisionAction.CHALLENGE);
        assertThat(policy.reviewWhenDegraded()).isTrue();
        assertThat(policy.reviewOfBlocked()).isFalse();
        assertThat(policy.telemetry())
                .isEqualTo(new SignalRule(
                        new SignalPolicy(Duration.ofSeconds(5), Duration.ofHours(24)),
                        RuleOutcome.ALLOW,
                        RuleOutcome.REVIEW));
        assertThat(policy.terminal().whenMissing()).isEqualTo(RuleOutcome.CHALLENGE);
        assertThat(policy.merchantMissing()).isEqualTo(RuleOutcome.BLOCK);
        assertThat(policy.alerts())
                .isEqualTo(new AlertPolicy(
                        Set.of(RuleOutcome.BLOCK, RuleOutcome.REVIEW), Severity.HIGH, Duration.ofMinutes(30)));
    }

    private static final String CHALLENGES = """
            challenges:
              impossible:
                {initiators: [merchant], transaction_types: [refund], exemptions: [recurring], otherwise: review}
              budget:
                account: {feature: asked_24h, max: 3, otherwise: block}
                overall: {share: 0.025, burst: 50, otherwise: allow}
              timeout: 5m
              unanswered: block
              undelivered: review
            """;

    @Test
    void what_is_said_about_challenges_is_read() {
        assertThat(Policy.parse("policy.yaml", GOOD + CHALLENGES).challenges())
                .isEqualTo(new ChallengePolicy(
                        new ImpossibleChallenges(
                                Set.of(TransactionInitiator.MERCHANT),
                                Set.of(TransactionType.REFUND),
                                Set.of(ScaExemption.RECURRING),
                                Fallback.REVIEW),
                        Optional.of(new FrictionBudget(
                                new FrictionBudget.Account("asked_24h", 3, Fallback.BLOCK),
                                new FrictionBudget.Overall(25_000, 50, Fallback.ALLOW))),
                        Duration.ofMinutes(5),
                        Fallback.BLOCK,
                        Fallback.REVIEW));
    }

    @Test
    void what_is_said_about_quarantine_is_read_and_otherwise_nothing_gets_through() {
        String quarantine = "quarantine: {device: challenge, terminal: block, merchant: review}\n";

        assertThat(Policy.parse("policy.yaml", GOOD + quarantine).quarantine())
                .isEqualTo(new QuarantinePolicy(RuleOutcome.CHALLENGE, RuleOutcome.BLOCK, RuleOutcome.REVIEW));
        assertThat(Policy.parse("policy.yaml", GOOD).quarantine()).isEqualTo(QuarantinePolicy.DEFAULT);
    }

    @Test
    void a_file_that_says_nothing_about_challenges_has_no_budget_and_refuses_who_does_not_answer() {
        assertThat(Policy.parse("policy.yaml", GOOD).challenges()).isEqualTo(ChallengePolicy.DEFAULT);
    }

    @Test
    void a_share_in_percent_a_budget_of_nothing_and_a_wait_of_days_are_refused() {
        String text = CHALLENGES
                .replace("share: 0.025", "share: 2.5")
                .replace("burst: 50", "burst: 0")
                .replace("timeout: 5m", "timeout: 3d");

        assertThat(messagesOf(GOOD + text)).isEqualTo("""
                policy.yaml:25:22: error: '2.5' is not accepted for 'challenges.budget.overall.share'
                   25 |     overall: {share: 2.5, burst: 0, otherwise: allow}
                      |                      ^
                      = a part of all decisions, above 0 and at most 1, such as 0.02 for two percent
                policy.yaml:25:34: error: '0' is not accepted for 'challenges.budget.overall.burst'
                   25 |     overall: {share: 2.5, burst: 0, otherwise: allow}
                      |                                  ^
                      = a whole number from 1 to 999999
                policy.yaml:26:12: error: '3d' is not accepted for 'challenges.timeout'
                   26 |   timeout: 3d
                      |            ^
                      = more than 0 and at most 1d: a payment waits for it
                """);
    }

    @Test
    void a_misspelt_name_is_refused_with_the_nearest_one() {
        assertThat(messagesOf(GOOD.replace("stale_after: 24h", "stale_afer: 24h")))
                .isEqualTo("""
                policy.yaml:13:14: error: 'signals.telemetry.stale_after' is missing
                   13 |   telemetry: {tolerance: 5s, stale_afer: 24h, missing: allow, stale: review}
                      |              ^
                policy.yaml:13:30: error: unknown name 'signals.telemetry.stale_afer'
                   13 |   telemetry: {tolerance: 5s, stale_afer: 24h, missing: allow, stale: review}
                      |                              ^
                      = did you mean 'stale_after'?
                """);
    }

    @Test
    void a_misspelt_word_is_refused_with_the_nearest_one() {
        assertThat(messagesOf(GOOD.replace("action: challenge", "action: chalenge")))
                .isEqualTo("""
                policy.yaml:8:11: error: 'chalenge' is not accepted for 'degraded.action'
                    8 |   action: chalenge
                      |           ^
                      = did you mean 'challenge'?
                """);
    }

    @Test
    void thresholds_by_which_a_higher_score_would_do_less_are_refused() {
        assertThat(messagesOf(GOOD.replace("challenge: 0.65", "challenge: 0.97")))
                .isEqualTo("""
                policy.yaml:3:14: error: the challenge threshold 0.97 is above the block threshold 0.96
                    3 |   challenge: 0.97
                      |              ^
                      = a higher score must never do less; set challenge to at most 0.96
                """);
    }

    @Test
    void a_score_in_percent_a_window_of_a_year_and_a_duration_without_unit_are_all_reported_at_once() {
        String text = GOOD.replace("block: 0.96", "block: 96")
                .replace("dedupe_window: 30m", "dedupe_window: 365d")
                .replace("tolerance: 5s", "tolerance: 5");

        assertThat(messagesOf(text)).isEqualTo("""
                policy.yaml:4:10: error: '96' is not accepted for 'thresholds.block'
                    4 |   block: 96
                      |          ^
                      = a score is above 0 and at most 1, such as 0.6
                policy.yaml:13:26: error: '5' is not accepted for 'signals.telemetry.tolerance'
                   13 |   telemetry: {tolerance: 5, stale_after: 24h, missing: allow, stale: review}
                      |                          ^
                      = a duration is a whole number and s, m, h or d, such as 30s or 24h
                policy.yaml:19:18: error: '365d' is not accepted for 'alerts.dedupe_window'
                   19 |   dedupe_window: 365d
                      |                  ^
                      = at most 31d; a longer one would hide attacks
                """);
    }

    @Test
    void a_section_that_is_missing_is_named_once() {
        assertThat(messagesOf(GOOD.replaceFirst("(?s)alerts:.*", ""))).isEqualTo("""
                policy.yaml:1:1: error: 'alerts' is missing
                    1 | thresholds:
                      | ^
                """);
    }

    @Test
    void a_name_given_twice_does_not_silently_win() {
        assertThat(messagesOf(GOOD.replace("review: 0.5\n", "review: 0.5\n  review: 0.6\n")))
                .isEqualTo("""
                policy.yaml:3:3: error: 'review' is given twice, first in line 2
                    3 |   review: 0.6
                      |   ^
                      = remove one of them
                """);
    }

    @Test
    void broken_yaml_is_reported_at_its_place() {
        assertThat(messagesOf("thresholds:\n  review: [0.5\n")).startsWith("""
                policy.yaml:3:1: error: this is not valid YAML: expected ',' or ']', but got <stream end>
                """);
    }

    @Test
    void anchors_and_tags_are_refused() {
        assertThat(messagesOf(GOOD.replace("review: true", "review: &yes true")))
                .contains("policy.yaml:9:11: error: anchors and aliases are not accepted");
        assertThat(messagesOf(GOOD.replace("block: 0.96", "block: !!binary 1")))
                .contains("policy.yaml:4:10: error: the tag tag:yaml.org,2002:binary is not accepted");
        assertThat(messagesOf(GOOD.replace("block: 0.96", "block: !!java.net.URL 1")))
                .contains("policy.yaml:4:10: error: this is not valid YAML: Global tag is not allowed");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(messagesOf("")).isEqualTo("""
                policy.yaml: error: the file is empty
                      = expected 'name: value' lines
                """);
    }

    @Test
    void a_policy_with_findings_is_never_used() {
        assertThatThrownBy(() -> Policy.parse("policy.yaml", GOOD.replace("review: true", "review: maybe")))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("policy.yaml:9:11: error: 'maybe' is not accepted for 'degraded.review'");
    }

    private static String messagesOf(String text) {
        return new FindingRenderer(Map.of("policy.yaml", text)).render(Policy.check("policy.yaml", text));
    }
}
