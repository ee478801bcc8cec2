package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.AssignedLabel;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.velocity.Label;
import java.time.Instant;
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

    private static DecisionMade decided(DecisionAction action) {
        DecisionMade decision = new DecisionMade();
        decision.setTransactionId("t1");
        decision.setEventTime(Transactions.NOON);
        decision.setAction(action);
        return decision;
    }
}
