package dev.sluice.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Finding;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition.Comparison;
import dev.sluice.rules.language.Condition.Operator;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.RuleContext;
import dev.sluice.rules.language.RuleReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeakestBoundsTest {

    private static final List<String> FEATURES = List.of("account_count_1h", "account_count_1d");

    @Test
    void of_bounds_from_below_the_lowest_is_the_weakest() {
        List<CheckedRule> rules = rules("account_count_1h > 7", "account_count_1h > 5", "account_count_1h >= 6");

        assertThat(weakerThanThatOf(rules, 0)).isEqualTo(bound("account_count_1h", Operator.GREATER, 5));
        assertThat(weakerThanThatOf(rules, 2)).isEqualTo(bound("account_count_1h", Operator.GREATER, 5));
    }

    @Test
    void of_bounds_from_above_the_highest_is_the_weakest() {
        List<CheckedRule> rules = rules("account_count_1h < 7", "account_count_1h <= 8", "account_count_1h < 6");

        assertThat(weakerThanThatOf(rules, 0)).isEqualTo(bound("account_count_1h", Operator.AT_MOST, 8));
    }

    @Test
    void of_equal_bounds_the_one_that_includes_its_limit_is_the_weakest() {
        List<CheckedRule> below = rules("account_count_1h > 5", "account_count_1h >= 5", "account_count_1h > 9");
        List<CheckedRule> above = rules("account_count_1h < 5", "account_count_1h <= 5", "account_count_1h < 1");

        assertThat(weakerThanThatOf(below, 0)).isEqualTo(bound("account_count_1h", Operator.AT_LEAST, 5));
        assertThat(weakerThanThatOf(above, 0)).isEqualTo(bound("account_count_1h", Operator.AT_MOST, 5));
    }

    @Test
    void values_and_sides_are_kept_apart() {
        List<CheckedRule> rules = rules(
                "account_count_1h > 5",
                "account_count_1h > 6",
                "account_count_1h > 7",
                "account_count_1d > 1",
                "account_count_1h < 9");

        WeakestBounds bounds = new WeakestBounds(rules);

        assertThat(bounds.weakerThan(comparison(rules.get(3)))).isEmpty();
        assertThat(bounds.weakerThan(comparison(rules.get(4)))).isEmpty();
    }

    @Test
    void for_two_bounds_one_more_question_is_not_worth_it() {
        List<CheckedRule> rules = rules("account_count_1h > 5", "account_count_1h > 6", "account_count_1h > 6");

        assertThat(new WeakestBounds(rules).weakerThan(comparison(rules.get(1))))
                .isEmpty();
    }

    @Test
    void equality_is_no_bound() {
        List<CheckedRule> rules =
                rules("account_count_1h == 1", "account_count_1h > 5", "account_count_1h > 6", "account_count_1h > 7");

        assertThat(new WeakestBounds(rules).weakerThan(comparison(rules.get(0))))
                .isEmpty();
    }

    private static Comparison weakerThanThatOf(List<CheckedRule> rules, int index) {
        return new WeakestBounds(rules).weakerThan(comparison(rules.get(index))).orElseThrow();
    }

    private static Comparison comparison(CheckedRule rule) {
        return (Comparison) rule.patterns().get(0).conditions().get(0);
    }

    private static Comparison bound(String feature, Operator operator, int limit) {
        return new Comparison(
                new Operand.Feature(feature, FEATURES.indexOf(feature)),
                operator,
                new Operand.NumberLiteral(BigDecimal.valueOf(limit)));
    }

    private static List<CheckedRule> rules(String... conditions) {
        List<Finding> findings = new ArrayList<>();
        RuleReader reader = new RuleReader(new RuleContext(FEATURES, Set.of()));
        List<CheckedRule> rules = Arrays.stream(conditions)
                .flatMap(condition -> reader.read("account/R-1.drl", text(condition), findings).stream())
                .toList();
        assertThat(findings).isEmpty();
        return rules;
    }

    private static String text(String condition) {
        return """
                rule "R-1"
                    @owner("identity-fraud")
                    @severity(high)
                    @lifecycle(live)
                    @technique("F1005")
                    @reason("Many payments at once")
                when
                    Velocity(%s)
                then
                    block(0.90);
                end
                """.formatted(condition);
    }
}
