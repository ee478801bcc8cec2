package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Drools parts what it generates from very many rules into classes that it does not have otherwise. */
class ManyRulesTest {

    private static final int MANY = 1_100;

    @Test
    void more_than_a_thousand_rules_are_compiled_together() {
        Rules rules = Rules.none();
        for (int i = 0; i < MANY; i++) {
            rules.rule("R-%04d".formatted(i), "live", "Transaction(amount > %d)".formatted(i));
        }

        try (RuleSet set = RuleSet.load(rules.files())) {
            assertThat(set.rules()).hasSize(MANY);
        }
    }
}
