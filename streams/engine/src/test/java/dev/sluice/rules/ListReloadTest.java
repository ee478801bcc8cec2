package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.facts.Facts;
import org.junit.jupiter.api.Test;

/** What follows a rule set that runs is compiled only if it asks for something else. */
class ListReloadTest {

    private static final String LIST = "lists/watch_merchants.csv";
    private static final String ASKS = "Transaction(merchantId in (list(\"watch_merchants\")))";

    private final Facts facts = FactsBuilder.facts()
            .transaction(transaction -> transaction.setMerchantId("M-NEW"))
            .build();

    @Test
    void a_list_that_changed_is_asked_by_rules_that_are_not_compiled_again() {
        try (RuleSet before = RuleSet.load(with("M-OLD"));
                RuleSet after = RuleSet.load(with("M-NEW"), before)) {
            assertThat(after.sharesCompilationWith(before)).isTrue();
            assertThat(after.contentHash()).isNotEqualTo(before.contentHash());
            assertThat(hits(before)).isFalse();
            assertThat(hits(after)).isTrue();
        }
    }

    @Test
    void what_was_compiled_lives_as_long_as_one_of_the_two_needs_it() {
        RuleSet before = RuleSet.load(with("M-OLD"));
        RuleSet after = RuleSet.load(with("M-NEW"), before);

        before.close();
        assertThat(hits(after)).isTrue();
        assertThat(isStillHeldBy(after)).isTrue();

        after.close();
        assertThat(isStillHeldBy(after)).isFalse();
    }

    @Test
    void what_was_given_up_is_compiled_again() {
        RuleSet before = RuleSet.load(with("M-OLD"));
        before.close();

        try (RuleSet after = RuleSet.load(with("M-NEW"), before)) {
            assertThat(after.sharesCompilationWith(before)).isFalse();
            assertThat(hits(after)).isTrue();
        }
    }

    @Test
    void rules_with_other_conditions_are_compiled() {
        RuleFiles files = Rules.one("Transaction(merchantId == \"M-NEW\")");

        try (RuleSet before = RuleSet.load(with("M-OLD"));
                RuleSet after = RuleSet.load(files, before)) {
            assertThat(after.sharesCompilationWith(before)).isFalse();
            assertThat(hits(after)).isTrue();
        }
    }

    @Test
    void another_list_does_not_change_which_one_a_rule_asks() {
        RuleFiles files = Rules.none()
                .rule("R-1", "live", ASKS)
                .with(LIST, "value\nM-OLD\n")
                .with("lists/a_first.csv", "value\nM-NEW\n")
                .files();

        try (RuleSet before = RuleSet.load(with("M-OLD"));
                RuleSet after = RuleSet.load(files, before)) {
            assertThat(hits(after)).isFalse();
        }
    }

    private static RuleFiles with(String listed) {
        return Rules.none()
                .rule("R-1", "live", ASKS)
                .with(LIST, "value\n" + listed + "\n")
                .files();
    }

    private static boolean isStillHeldBy(RuleSet rules) {
        try (RuleSet next = RuleSet.load(with("M-NEXT"), rules)) {
            return next.sharesCompilationWith(rules);
        }
    }

    private boolean hits(RuleSet rules) {
        try (RuleEvaluator evaluator = rules.newEvaluator()) {
            return !evaluator.evaluate(facts).hits().isEmpty();
        }
    }
}
