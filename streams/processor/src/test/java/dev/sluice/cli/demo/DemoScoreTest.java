package dev.sluice.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.Severity;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.score.AttackProgress;
import dev.sluice.simulator.score.AttackTally;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoScoreTest {

    private static final Duration LATENCY = Duration.ofMillis(5);

    private final DemoScore score = new DemoScore(Samples.RUN);

    @Test
    void an_attack_whose_first_transaction_is_challenged_is_caught_at_once() {
        fraud(1, DecisionAction.CHALLENGE);
        fraud(2, DecisionAction.ALLOW);
        fraud(3, DecisionAction.ALLOW);

        assertThat(tally()).isEqualTo(new AttackTally(1, 1, 0, 1, 0, 0, 3, 1));
    }

    @Test
    void an_attack_that_is_blocked_after_the_first_transaction_is_caught_later() {
        fraud(1, DecisionAction.ALLOW);
        fraud(2, DecisionAction.BLOCK);

        assertThat(tally()).isEqualTo(new AttackTally(1, 0, 1, 1, 0, 0, 2, 1));
    }

    @Test
    void an_attack_whose_every_transaction_is_allowed_is_missed() {
        fraud(1, DecisionAction.ALLOW);
        fraud(2, DecisionAction.ALLOW);
        fraud(3, DecisionAction.ALLOW);

        assertThat(tally()).isEqualTo(new AttackTally(1, 0, 0, 0, 1, 0, 3, 0));
    }

    @Test
    void an_attack_that_the_end_cuts_off_is_neither_caught_nor_missed() {
        fraud(1, DecisionAction.ALLOW);

        assertThat(tally()).isEqualTo(new AttackTally(1, 0, 0, 0, 0, 1, 1, 0));
    }

    @Test
    void a_decision_that_overtakes_the_first_does_not_make_the_attack_caught_at_once() {
        fraud(2, DecisionAction.BLOCK);
        fraud(1, DecisionAction.ALLOW);

        assertThat(tally().caughtOnFirst()).isZero();
        assertThat(tally().caughtLater()).isEqualTo(1);
    }

    @Test
    void genuine_transactions_that_are_disturbed_are_counted_apart_from_frauds_that_are_stopped() {
        for (int i = 0; i < 498; i++) {
            score.decided(GroundTruth.genuine(), DecisionAction.ALLOW, LATENCY);
        }
        score.decided(GroundTruth.genuine(), DecisionAction.CHALLENGE, LATENCY);
        score.decided(GroundTruth.genuine(), DecisionAction.BLOCK, LATENCY);
        fraud(1, DecisionAction.BLOCK);

        DemoSummary summary = score.summary(Duration.ofSeconds(10));

        assertThat(summary.genuine()).isEqualTo(500);
        assertThat(summary.genuineChallenged()).isEqualTo(1);
        assertThat(summary.genuineBlocked()).isEqualTo(1);
        assertThat(summary.perTenThousandGenuine(summary.genuineBlocked())).isEqualTo(20);
        assertThat(summary.decided(DecisionAction.BLOCK)).isEqualTo(2);
    }

    @Test
    void what_was_challenged_is_allowed_or_refused_in_the_end() {
        score.decided(GroundTruth.genuine(), DecisionAction.ALLOW, LATENCY);
        score.decided(GroundTruth.genuine(), DecisionAction.CHALLENGE, LATENCY);
        score.decided(GroundTruth.genuine(), DecisionAction.CHALLENGE, LATENCY);
        fraud(1, DecisionAction.CHALLENGE);
        fraud(2, DecisionAction.CHALLENGE);

        score.settled(GroundTruth.genuine(), ChallengeOutcome.PASSED, DecisionAction.ALLOW);
        score.settled(truth(1), ChallengeOutcome.PASSED, DecisionAction.ALLOW);
        score.settled(truth(2), ChallengeOutcome.DENIED, DecisionAction.BLOCK);

        DemoSummary summary = score.summary(Duration.ofSeconds(10));
        assertThat(summary.allowedInTheEnd()).isEqualTo(3);
        assertThat(summary.refusedInTheEnd()).isEqualTo(1);
        assertThat(summary.challenges().open()).isEqualTo(1);
        assertThat(summary.allAttacks().stopped()).isEqualTo(2);
        assertThat(summary.attacksInTheEnd().stopped()).isEqualTo(1);
    }

    @Test
    void latencies_are_summarized_in_milliseconds() {
        for (int millis = 1; millis <= 100; millis++) {
            score.decided(GroundTruth.genuine(), DecisionAction.ALLOW, Duration.ofMillis(millis));
        }

        LatencySummary latency = score.summary(Duration.ofSeconds(1)).latency();

        assertThat(latency.count()).isEqualTo(100);
        assertThat(latency.p50()).isCloseTo(50, within(0.1));
        assertThat(latency.p95()).isCloseTo(95, within(0.1));
        assertThat(latency.p99()).isCloseTo(99, within(0.1));
        assertThat(latency.max()).isCloseTo(100, within(0.1));
    }

    @Test
    void what_was_sent_and_has_no_decision_shows_as_undecided() {
        score.sent();
        score.sent();
        score.decided(GroundTruth.genuine(), DecisionAction.ALLOW, LATENCY);

        assertThat(score.summary(Duration.ofSeconds(1)).undecided()).isEqualTo(1);
    }

    @Test
    void the_rate_is_that_of_the_last_full_second() {
        allow(10);
        score.snapshot(Duration.ofSeconds(1));
        allow(30);

        assertThat(score.snapshot(Duration.ofMillis(1_500)).ratePerSecond()).isEqualTo(10);
        assertThat(score.snapshot(Duration.ofSeconds(2)).ratePerSecond()).isEqualTo(30);
    }

    @Test
    void the_latest_attacks_and_alerts_come_first_and_older_ones_make_room() {
        for (int attack = 1; attack <= 6; attack++) {
            Samples.fraud(score, AttackKind.NFC_RELAY, "att-" + attack, 1, 1, DecisionAction.BLOCK);
            score.alerted(new AlertLine(Duration.ofSeconds(attack), Severity.HIGH, "dev-" + attack, "relayed"));
        }

        DemoSnapshot snapshot = score.snapshot(Duration.ofSeconds(7));

        assertThat(snapshot.attacks())
                .extracting(AttackProgress::attackId)
                .containsExactly("att-6", "att-5", "att-4", "att-3");
        assertThat(snapshot.alerts())
                .extracting(AlertLine::entity)
                .containsExactly("dev-6", "dev-5", "dev-4", "dev-3", "dev-2");
        assertThat(snapshot.soFar().alerts(Severity.HIGH)).isEqualTo(6);
    }

    @Test
    void a_decision_without_an_action_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> score.decided(GroundTruth.genuine(), DecisionAction.UNKNOWN, LATENCY))
                .withMessage("A decision is ALLOW, CHALLENGE or BLOCK; given: UNKNOWN");
    }

    @Test
    void what_prepares_an_attack_is_no_transaction_and_is_refused() {
        GroundTruth preparation = new GroundTruth(AttackKind.NFC_RELAY, "att-1", 0, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> score.decided(preparation, DecisionAction.ALLOW, LATENCY))
                .withMessageContaining("att-1");
    }

    private void allow(int transactions) {
        for (int i = 0; i < transactions; i++) {
            score.decided(GroundTruth.genuine(), DecisionAction.ALLOW, LATENCY);
        }
    }

    private void fraud(int ordinal, DecisionAction action) {
        Samples.fraud(score, AttackKind.CARD_TESTING, "att-000001", ordinal, 3, action);
    }

    private static GroundTruth truth(int ordinal) {
        return new GroundTruth(AttackKind.CARD_TESTING, "att-000001", ordinal, 3);
    }

    private AttackTally tally() {
        return score.summary(Duration.ofSeconds(1)).allAttacks();
    }
}
