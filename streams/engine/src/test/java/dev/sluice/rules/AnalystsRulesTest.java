package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.FindingRenderer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that are shipped, as a whole. */
class AnalystsRulesTest {

    private static final RuleFiles FILES = RuleFiles.read(Path.of("../../rules"));

    @Test
    void nothing_is_wrong_with_any_file() {
        assertThat(new FindingRenderer(FILES.texts()).render(RuleSet.check(FILES)))
                .isEmpty();
    }

    @Test
    void every_case_passes() {
        try (RuleSet rules = RuleSet.load(FILES)) {
            List<RuleTests.Result> results = RuleTests.run(rules, FILES);

            assertThat(results).isNotEmpty();
            assertThat(results)
                    .filteredOn(result -> !result.passed())
                    .extracting(result -> result.ruleCase().file() + ":"
                            + result.ruleCase().line() + " " + result.ruleCase().name() + "\n" + result.why())
                    .isEmpty();
        }
    }
}
