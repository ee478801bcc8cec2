package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.contract.RuleLifecycle;
import dev.sluice.decision.DecisionModel;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariedRulesTest {

    private static final RuleFiles EXAMPLE = RuleFiles.read(Path.of("../../docs/examples/handbook-rules"));
    private static final int COUNT = 8;

    @Test
    void there_are_as_many_rules_as_asked_for_and_all_are_live() {
        try (DecisionModel model = DecisionModel.load(VariedRules.of(EXAMPLE, COUNT))) {
            RuleSet rules = model.ruleSet();

            assertThat(rules.rules())
                    .hasSize(COUNT)
                    .allMatch(rule -> rule.lifecycle() == RuleLifecycle.LIVE)
                    .extracting(rule -> rule.id())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void the_first_round_is_as_shipped_and_the_next_has_other_numbers() {
        RuleFiles varied = VariedRules.of(
                RuleFiles.of(Map.of(
                        "account/RUL-ACC-001.drl", "rule \"RUL-ACC-001\"\nwhen\n x > 100\nthen\nend".getBytes())),
                2);

        assertThat(varied.text("account/BENCH-10000.drl")).hasValue("rule \"BENCH-10000\"\nwhen\n x > 100\nthen\nend");
        assertThat(varied.text("account/BENCH-10001.drl")).hasValue("rule \"BENCH-10001\"\nwhen\n x > 103\nthen\nend");
    }

    @Test
    void a_folder_without_a_rule_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VariedRules.of(RuleFiles.of(Map.of()), 20))
                .withMessageContaining("no rule to make others of");
    }
}
