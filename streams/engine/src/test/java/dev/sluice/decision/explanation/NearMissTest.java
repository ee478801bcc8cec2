package dev.sluice.decision.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.SomeRule;
import dev.sluice.rules.TracedRule;
import dev.sluice.rules.engine.Gap;
import dev.sluice.rules.engine.RuleTrace.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NearMissTest {

    private static final Step HELD = new Step("Device: rooted == true", true, "rooted = true", null);

    @Test
    void a_rule_that_one_of_its_conditions_kept_from_hitting_is_a_near_miss_however_far_off_that_was() {
        assertThat(among(rule("R-1", HELD, amountAbove(220, 5)))).containsExactly("R-1");
    }

    @Test
    void a_rule_that_two_conditions_kept_from_hitting_is_none() {
        assertThat(among(rule("R-1", HELD, amountAbove(220, 219), amountAbove(230, 219))))
                .isEmpty();
    }

    @Test
    void a_rule_with_a_single_condition_is_one_where_the_number_came_within_a_tenth_of_its_bound() {
        assertThat(among(
                        rule("R-1", amountAbove(220, 219.99)),
                        rule("R-2", amountAbove(220, 198)),
                        rule("R-3", amountAbove(220, 197.99))))
                .containsExactly("R-1", "R-2");
    }

    @Test
    void a_rule_whose_single_condition_compares_no_known_numbers_is_none() {
        assertThat(among(rule("R-1", failed(null)))).isEmpty();
    }

    @Test
    void the_nearest_comes_first() {
        assertThat(among(
                        rule("R-1", HELD, failed(null)),
                        rule("R-2", HELD, amountAbove(220, 100)),
                        rule("R-3", amountAbove(220, 219))))
                .containsExactly("R-3", "R-2", "R-1");
    }

    private static List<String> among(TracedRule... rules) {
        return NearMiss.among(List.of(rules)).stream()
                .map(miss -> miss.traced().rule().id())
                .toList();
    }

    private static TracedRule rule(String id, Step... steps) {
        return new TracedRule(SomeRule.called(id).description(), true, List.of(steps));
    }

    private static Step amountAbove(double bound, double amount) {
        return failed(new Gap(amount, bound));
    }

    private static Step failed(@Nullable Gap gap) {
        return new Step("Transaction: amount > 220", false, "", gap);
    }
}
