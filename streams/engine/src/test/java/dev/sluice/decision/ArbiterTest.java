package dev.sluice.decision;

import static dev.sluice.contract.RuleOutcome.ALLOW;
import static dev.sluice.contract.RuleOutcome.BLOCK;
import static dev.sluice.contract.RuleOutcome.CHALLENGE;
import static dev.sluice.contract.RuleOutcome.REVIEW;
import static dev.sluice.decision.RuleHits.hit;
import static dev.sluice.decision.RuleHits.live;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.contract.SignalStatus;
import dev.sluice.decision.challenge.ChallengePolicy;
import dev.sluice.decision.quarantine.QuarantinePolicy;
import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.RuleFailure;
import dev.sluice.rules.RuleHit;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArbiterTest {

    private static final SignalStatuses ALL_PRESENT =
            new SignalStatuses(SignalStatus.PRESENT, SignalStatus.PRESENT, SignalStatus.PRESENT);

    private final Arbiter arbiter = new Arbiter(policy(ALLOW, DecisionAction.ALLOW));

    @Test
    void without_a_hit_the_payment_goes_through_with_score_zero() {
        Verdict verdict = judge(live());

        assertThat(verdict).isEqualTo(new Verdict(DecisionAction.ALLOW, false, 0, List.of(), List.of(), List.of()));
    }

    @Test
    void the_most_restrictive_outcome_wins() {
        Verdict verdict = judge(live(hit("FRD-A-1", CHALLENGE, 0.1), hit("FRD-A-2", BLOCK, 0.1)));

        assertThat(verdict.action()).isEqualTo(DecisionAction.BLOCK);
        assertThat(verdict.reasons()).containsExactly("Reason of FRD-A-2", "Reason of FRD-A-1");
    }

    @Test
    void weak_signs_together_ask_for_more_than_each_alone() {
        RuleHit[] signs = {hit("FRD-A-1", REVIEW, 0.3), hit("FRD-A-2", REVIEW, 0.3), hit("FRD-A-3", REVIEW, 0.3)};

        Verdict verdict = judge(live(signs));

        assertThat(verdict.score()).isEqualTo(0.657);
        assertThat(verdict.action()).isEqualTo(DecisionAction.CHALLENGE);
        assertThat(judge(live(signs[0])).action()).isEqualTo(DecisionAction.ALLOW);
    }

    @Test
    void a_score_at_the_threshold_is_over_it() {
        assertThat(judge(live(hit("FRD-A-1", REVIEW, 0.96))).action()).isEqualTo(DecisionAction.BLOCK);
        assertThat(judge(live(hit("FRD-A-1", REVIEW, 0.95))).action()).isEqualTo(DecisionAction.CHALLENGE);
    }

    @Test
    void a_review_rule_routes_to_a_person_and_lets_the_payment_through() {
        Verdict verdict = judge(live(hit("FRD-A-1", REVIEW, 0.1)));

        assertThat(verdict.action()).isEqualTo(DecisionAction.ALLOW);
        assertThat(verdict.review()).isTrue();
    }

    @Test
    void what_is_refused_is_not_reviewed_unless_the_policy_wants_it() {
        assertThat(judge(live(hit("FRD-A-1", REVIEW, 0.1), hit("FRD-A-2", BLOCK, 0.9)))
                        .review())
                .isFalse();
    }

    @Test
    void an_allow_rule_lifts_challenges_and_their_scores_but_no_block() {
        RuleHit allow = hit("FRD-A-9", ALLOW, 0);

        Verdict challenged = judge(live(hit("FRD-A-1", CHALLENGE, 0.9), hit("FRD-A-2", REVIEW, 0.9), allow));
        Verdict blocked = judge(live(hit("FRD-A-1", CHALLENGE, 0.9), hit("FRD-A-3", BLOCK, 0.5), allow));

        assertThat(challenged.action()).isEqualTo(DecisionAction.ALLOW);
        assertThat(challenged.score()).isZero();
        assertThat(challenged.reasons()).containsExactly("Reason of FRD-A-9");
        assertThat(blocked.action()).isEqualTo(DecisionAction.BLOCK);
        assertThat(blocked.score()).isEqualTo(0.5);
    }

    @Test
    void an_allow_rule_of_higher_precedence_lifts_a_block_too() {
        Verdict verdict = judge(live(hit("FRD-A-3", BLOCK, 0.99), hit("FRD-VIP-1", ALLOW, 0)));

        assertThat(verdict.action()).isEqualTo(DecisionAction.ALLOW);
    }

    @Test
    void shadow_hits_change_nothing() {
        RuleEvaluation shadow = new RuleEvaluation(List.of(), List.of(hit("FRD-A-1", BLOCK, 0.99)), List.of());

        assertThat(judge(shadow)).isEqualTo(judge(live()));
    }

    @Test
    void a_failed_rule_degrades_the_decision_to_at_least_the_fail_mode_and_no_allow_rule_lifts_that() {
        Arbiter failingClosed = new Arbiter(policy(ALLOW, DecisionAction.CHALLENGE));
        RuleEvaluation evaluation = new RuleEvaluation(
                List.of(hit("FRD-VIP-1", ALLOW, 0)), List.of(), List.of(new RuleFailure("FRD-A-1", "took too long")));

        Verdict verdict =
                failingClosed.judge(evaluation, ALL_PRESENT, List.of(), List.of("Velocity of the device is unknown"));

        assertThat(verdict.action()).isEqualTo(DecisionAction.CHALLENGE);
        assertThat(verdict.review()).isTrue();
        assertThat(verdict.degradedReasons())
                .containsExactly(
                        "Velocity of the device is unknown", "Rule FRD-A-1 could not be evaluated: took too long");
    }

    @Test
    void a_missing_signal_asks_for_what_the_policy_says_and_an_allow_rule_lifts_it_like_a_hit() {
        Arbiter strict = new Arbiter(policy(CHALLENGE, DecisionAction.ALLOW));
        SignalStatuses missing =
                new SignalStatuses(SignalStatus.MISSING, SignalStatus.NOT_APPLICABLE, SignalStatus.PRESENT);

        assertThat(strict.judge(live(), missing, List.of(), List.of()).action()).isEqualTo(DecisionAction.CHALLENGE);
        assertThat(strict.judge(live(hit("FRD-A-9", ALLOW, 0)), missing, List.of(), List.of())
                        .action())
                .isEqualTo(DecisionAction.ALLOW);
        assertThat(strict.judge(live(), ALL_PRESENT, List.of(), List.of()).action())
                .isEqualTo(DecisionAction.ALLOW);
    }

    @Test
    void a_quarantine_asks_for_what_the_policy_says_of_its_kind() {
        List<QuarantinedEntity> device = List.of(QuarantinedEntity.DEVICE);
        List<QuarantinedEntity> both = List.of(QuarantinedEntity.DEVICE, QuarantinedEntity.TERMINAL);

        Verdict ofDevice = arbiter.judge(live(), ALL_PRESENT, device, List.of());
        Verdict ofBoth = arbiter.judge(live(), ALL_PRESENT, both, List.of());

        assertThat(ofDevice.action()).isEqualTo(DecisionAction.CHALLENGE);
        assertThat(ofDevice.reasons()).containsExactly("The paying device is in quarantine");
        assertThat(ofBoth.action()).isEqualTo(DecisionAction.BLOCK);
        assertThat(ofBoth.score()).isZero();
    }

    @Test
    void an_allow_rule_lifts_the_challenge_of_a_quarantine_but_not_its_block() {
        RuleEvaluation allowed = live(hit("FRD-A-9", ALLOW, 0));

        assertThat(arbiter.judge(allowed, ALL_PRESENT, List.of(QuarantinedEntity.DEVICE), List.of())
                        .action())
                .isEqualTo(DecisionAction.ALLOW);
        assertThat(arbiter.judge(allowed, ALL_PRESENT, List.of(QuarantinedEntity.TERMINAL), List.of())
                        .action())
                .isEqualTo(DecisionAction.BLOCK);
    }

    private Verdict judge(RuleEvaluation evaluation) {
        return arbiter.judge(evaluation, ALL_PRESENT, List.of(), List.of());
    }

    static Policy policy(RuleOutcome whenMissing, DecisionAction whenDegraded) {
        SignalPolicy freshness = new SignalPolicy(Duration.ofSeconds(5), Duration.ofHours(24));
        return new Policy(
                new Thresholds(0.5, 0.65, 0.96),
                Set.of("FRD-VIP-1"),
                whenDegraded,
                true,
                false,
                new SignalRule(freshness, whenMissing, ALLOW),
                new SignalRule(freshness, whenMissing, ALLOW),
                whenMissing,
                new AlertPolicy(Set.of(BLOCK, CHALLENGE, REVIEW), Severity.MEDIUM, Duration.ofHours(1)),
                new QuarantinePolicy(CHALLENGE, BLOCK, REVIEW),
                ChallengePolicy.DEFAULT);
    }
}
