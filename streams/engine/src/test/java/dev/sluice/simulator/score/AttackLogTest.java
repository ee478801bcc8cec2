package dev.sluice.simulator.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.contract.DecisionAction;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import org.junit.jupiter.api.Test;

class AttackLogTest {

    private final AttackLog log = new AttackLog();

    @Test
    void an_attack_that_is_stopped_on_its_second_transaction_is_caught_before_the_third() {
        decide("att-1", DecisionAction.ALLOW, DecisionAction.BLOCK, DecisionAction.ALLOW);

        assertThat(log.all().caughtBeforeThird()).isEqualTo(1);
        assertThat(log.all().shareCaughtBeforeThird()).isEqualTo(1);
    }

    @Test
    void an_attack_that_is_stopped_on_its_third_transaction_is_caught_too_late() {
        decide("att-1", DecisionAction.ALLOW, DecisionAction.ALLOW, DecisionAction.CHALLENGE);

        assertThat(log.all().caughtLater()).isEqualTo(1);
        assertThat(log.all().caughtBeforeThird()).isZero();
    }

    @Test
    void an_attack_that_the_end_cuts_off_does_not_count_in_the_share() {
        decide("att-1", DecisionAction.BLOCK, DecisionAction.BLOCK);
        log.decided(new GroundTruth(AttackKind.QR_SWAPPED, "att-2", 1, 4), DecisionAction.ALLOW);

        assertThat(log.all().unfinished()).isEqualTo(1);
        assertThat(log.all().shareCaughtBeforeThird()).isEqualTo(1);
    }

    @Test
    void an_attack_on_which_nothing_is_decided_is_there_all_the_same() {
        log.takesPlace(new GroundTruth(AttackKind.QR_SWAPPED, "att-1", 2, 4));

        assertThat(log.all()).isEqualTo(new AttackTally(1, 0, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void kinds_come_in_their_order_and_only_those_that_occur() {
        log.decided(new GroundTruth(AttackKind.VELOCITY_BURST, "att-1", 1, 1), DecisionAction.ALLOW);
        log.decided(new GroundTruth(AttackKind.CARD_TESTING, "att-2", 1, 1), DecisionAction.ALLOW);

        assertThat(log.byKind())
                .extracting(AttackTally.OfKind::kind)
                .containsExactly(AttackKind.CARD_TESTING, AttackKind.VELOCITY_BURST);
    }

    @Test
    void genuine_transactions_belong_to_no_attack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.decided(GroundTruth.genuine(), DecisionAction.ALLOW))
                .withMessageContaining("fraudulent transactions");
    }

    private void decide(String attackId, DecisionAction... actions) {
        for (int i = 0; i < actions.length; i++) {
            log.decided(new GroundTruth(AttackKind.CARD_TESTING, attackId, i + 1, actions.length), actions[i]);
        }
    }
}
