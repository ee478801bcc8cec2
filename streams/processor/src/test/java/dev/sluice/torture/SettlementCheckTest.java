package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.ingest.GoodEvents;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementCheckTest {

    private static final List<DecisionMade> DECIDED =
            List.of(decision("asked", DecisionAction.CHALLENGE), decision("allowed", DecisionAction.ALLOW));

    @Test
    void one_final_word_on_what_was_asked_is_right() {
        assertThat(found(Guarantee.EXACTLY_ONCE_V2, settled("asked", DecisionAction.BLOCK)))
                .isEmpty();
    }

    @Test
    void a_final_word_that_nobody_was_asked_for_is_found() {
        assertThat(found(Guarantee.EXACTLY_ONCE_V2, settled("allowed", DecisionAction.BLOCK)))
                .containsExactly("a challenge was settled that nobody was asked for: 1", "  allowed");
    }

    @Test
    void two_final_words_that_differ_are_found_under_both_guarantees() {
        assertThat(found(
                        Guarantee.AT_LEAST_ONCE,
                        settled("asked", DecisionAction.BLOCK),
                        settled("asked", DecisionAction.ALLOW)))
                .containsExactly("a challenge was settled twice, and not the same: 1", "  asked");
    }

    @Test
    void the_same_word_again_is_wrong_under_exactly_once_only() {
        ChallengeSettled word = settled("asked", DecisionAction.BLOCK);

        assertThat(found(Guarantee.AT_LEAST_ONCE, word, word)).isEmpty();
        assertThat(found(Guarantee.EXACTLY_ONCE_V2, word, word))
                .containsExactly("a challenge was settled more often than asked for, under exactly-once: 1", "  asked");
    }

    private static List<String> found(Guarantee guarantee, ChallengeSettled... settled) {
        Violations violations = new Violations();
        SettlementCheck.check(List.of(settled), DECIDED, guarantee, violations);
        return violations.lines();
    }

    private static ChallengeSettled settled(String id, DecisionAction action) {
        return ChallengeSettled.newBuilder()
                .setTransactionId(id)
                .setAccountId(GoodEvents.ACCOUNT)
                .setAction(action)
                .setReason("a test")
                .setEventTime(GoodEvents.NOW)
                .setSettledAt(GoodEvents.NOW)
                .setRuleSetHash("first")
                .build();
    }

    private static DecisionMade decision(String id, DecisionAction action) {
        return DecisionMade.newBuilder()
                .setTransactionId(id)
                .setAccountId(GoodEvents.ACCOUNT)
                .setEventTime(GoodEvents.NOW)
                .setAction(action)
                .setScore(0)
                .setRuleSetHash("first")
                .build();
    }
}
