package dev.sluice.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.FindingsException;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.RuleContext;
import dev.sluice.rules.language.RuleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusedRulesTest {

    private static final List<CheckedRule> RULES =
            IntStream.range(0, 20).mapToObj(RefusedRulesTest::rule).toList();

    @Test
    void each_rule_that_is_refused_on_its_own_is_named_with_its_file() {
        FindingsException told = refusalOf(Set.of("R-3", "R-17"), 1);

        assertThat(told.findings()).hasSize(2);
        assertThat(told).hasMessage("""
                device/R-17.drl: error: the rule cannot be compiled. it is hostile
                      = this is a mistake in Sluice, not in the rule: report it with this file, and make the rule a draft meanwhile
                device/R-3.drl: error: the rule cannot be compiled. it is hostile
                      = this is a mistake in Sluice, not in the rule: report it with this file, and make the rule a draft meanwhile""");
    }

    @Test
    void rules_that_are_refused_only_together_are_told_once() {
        FindingsException told = refusalOf(Set.of("R-3", "R-17"), 2);

        assertThat(told.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("device/R-0.drl");
            assertThat(finding.message())
                    .isEqualTo("the rule cannot be compiled together with 19 others. it is hostile");
        });
    }

    @Test
    void the_search_ends_after_a_few_culprits() {
        Set<String> all =
                Set.copyOf(RULES.stream().map(rule -> rule.description().id()).toList());

        assertThat(refusalOf(all, 1).findings()).hasSize(5);
    }

    /** Refuses every set that holds at least so many of the culprits. */
    private static FindingsException refusalOf(Set<String> culprits, int togetherMin) {
        RefusedRulesException refusal = new RefusedRulesException(List.of("it is hostile"));
        return RefusedRules.explain(RULES, refusal, rules -> {
            long held = rules.stream()
                    .filter(rule -> culprits.contains(rule.description().id()))
                    .count();
            if (held >= togetherMin) {
                throw refusal;
            }
        });
    }

    private static CheckedRule rule(int number) {
        String text = """
                rule "R-%d"
                    @owner("fraud") @severity(low) @lifecycle(live) @technique("F1005") @reason("Stands for any rule")
                when
                    Device(rooted == true)
                then
                    block(0.5);
                end
                """.formatted(number);
        return new RuleReader(new RuleContext(List.of(), Set.of()))
                .read("device/R-" + number + ".drl", text, new ArrayList<>())
                .orElseThrow();
    }
}
