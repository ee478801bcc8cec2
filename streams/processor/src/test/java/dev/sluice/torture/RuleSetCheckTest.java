package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.ingest.GoodEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleSetCheckTest {

    private final RuleSetCheck check = new RuleSetCheck("first");
    private final Violations violations = new Violations();

    @BeforeEach
    void a_second_set_is_published_in_the_second_of_three_rounds() {
        check.beginRound();
        check.beginRound();
        check.published("second");
        check.beginRound();
    }

    @Test
    void both_sets_may_decide_in_the_round_of_the_change() {
        assertThat(found(1, "first")).isEmpty();
        assertThat(found(1, "second")).isEmpty();
    }

    @Test
    void the_new_set_may_not_decide_before_it_is_published_nor_the_old_one_after_that_round() {
        assertThat(found(0, "second")).hasSize(2);
        assertThat(found(2, "first")).contains("decided by a rule set that was not in force: 2");
    }

    @Test
    void a_set_that_was_never_published_is_found() {
        assertThat(found(1, "third")).hasSize(2);
    }

    private List<String> found(int round, String hash) {
        DecisionMade decision = DecisionMade.newBuilder()
                .setTransactionId("one")
                .setAccountId(GoodEvents.ACCOUNT)
                .setEventTime(GoodEvents.NOW)
                .setScore(0)
                .setRuleSetHash(hash)
                .build();
        check.check(List.of(decision), Map.of("one", round), violations);
        return violations.lines();
    }
}
