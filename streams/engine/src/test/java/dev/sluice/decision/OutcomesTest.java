package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.AssignedLabel;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.velocity.Label;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What histories are told of decisions. */
class OutcomesTest {

    private static final Instant A_SECOND_LATER = Transactions.NOON.plusSeconds(1);

    @ParameterizedTest
    @CsvSource({"CHALLENGE, CHALLENGED", "BLOCK, BLOCKED"})
    void what_was_not_simply_allowed_is_known_from_a_second_after_the_transaction_on(
            DecisionAction action, AssignedLabel label) {
        assertThat(Outcomes.assigned(decided(action)))
                .contains(new LabelAssigned("t1", false, A_SECOND_LATER, null, label));
    }

    @ParameterizedTest
    @EnumSource(names = {"ALLOW", "UNKNOWN"})
    void of_an_allowed_payment_nothing_is_told(DecisionAction action) {
        assertThat(Outcomes.assigned(decided(action))).isEmpty();
    }

    @Test
    void an_outcome_is_neither_fraud_nor_genuine() {
        LabelAssigned blocked = Outcomes.assigned(decided(DecisionAction.BLOCK)).orElseThrow();

        assertThat(Labels.meaningOf(blocked)).isEqualTo(Label.BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED, CHALLENGE_PASSED",
        "FAILED, CHALLENGE_FAILED",
        "DENIED, CHALLENGE_FAILED",
        "ABANDONED, CHALLENGE_UNANSWERED",
        "NOT_DELIVERED, CHALLENGE_UNANSWERED"
    })
    void how_a_challenge_ended_is_known_from_a_second_later_on(ChallengeOutcome outcome, AssignedLabel label) {
        ChallengeSettled settled = settled("c1", outcome);

        assertThat(Outcomes.assigned(settled))
                .isEqualTo(new LabelAssigned("t1", false, Transactions.NOON.plusSeconds(41), null, label));
    }

    @Test
    void that_nobody_answered_is_known_when_no_answer_can_be_on_its_way_any_more() {
        assertThat(Outcomes.assigned(settled(null, ChallengeOutcome.TIMED_OUT)).getKnownAt())
                .isEqualTo(Transactions.NOON.plusSeconds(40 + 60 + 1));
    }

    private static ChallengeSettled settled(@Nullable String challengeId, ChallengeOutcome outcome) {
        ChallengeSettled settled = new ChallengeSettled();
        settled.setTransactionId("t1");
        settled.setChallengeId(challengeId);
        settled.setOutcome(outcome);
        settled.setEventTime(Transactions.NOON);
        settled.setSettledAt(Transactions.NOON.plusSeconds(40));
        return settled;
    }

    private static DecisionMade decided(DecisionAction action) {
        DecisionMade decision = new DecisionMade();
        decision.setTransactionId("t1");
        decision.setEventTime(Transactions.NOON);
        decision.setAction(action);
        return decision;
    }
}
