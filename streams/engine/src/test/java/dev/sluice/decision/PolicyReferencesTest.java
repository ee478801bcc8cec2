package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.finding.Finding;
import dev.sluice.rules.FolderReading;
import dev.sluice.rules.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PolicyReferencesTest {

    private static final String ALLOW_RULE = """
            rule "FRD-ACC-900"
                @owner("card-fraud")
                @severity(low)
                @lifecycle(live)
                @reason("A payment that the customer announced")
            when
                Transaction(amount < 10)
            then
                allow();
            end
            """;

    private static final String BLOCK_RULE = ALLOW_RULE
            .replace("FRD-ACC-900", "FRD-ACC-901")
            .replace("@severity(low)", "@severity(low) @technique(\"F1005\")")
            .replace("allow()", "block(0.9)");

    @Test
    void a_rule_that_lifts_blocks_and_is_no_allow_rule_is_found_at_its_place() {
        String policy = "allow:\n  lift_block: [FRD-ACC-900, FRD-ACC-901]\n";

        assertThat(PolicyReferences.check(policy, folder(ALLOW_RULE, BLOCK_RULE)))
                .containsExactly(Finding.error(
                        "policy.yaml",
                        2,
                        29,
                        "allow.lift_block names what is no allow rule: FRD-ACC-901",
                        "did you mean 'FRD-ACC-900'?"));
    }

    @Test
    void a_policy_with_other_mistakes_hears_of_this_one_too() {
        assertThat(PolicyReferences.check(
                        "allow: {lift_block: [FRD-ACC-998]}\nalow: 3\n", folder(ALLOW_RULE, BLOCK_RULE)))
                .singleElement()
                .matches(finding -> finding.message().endsWith("FRD-ACC-998"));
    }

    @Test
    void a_rule_with_mistakes_may_be_an_allow_rule() {
        assertThat(PolicyReferences.check(
                        "allow: {lift_block: [FRD-ACC-900]}",
                        folder(ALLOW_RULE.replace("amount", "amuont"), BLOCK_RULE)))
                .isEmpty();
    }

    @Test
    void a_feature_of_the_budget_that_is_not_declared_is_found_at_its_place() {
        String policy = """
                challenges:
                  budget:
                    account:
                      feature: account_challenges_1d
                """;

        assertThat(PolicyReferences.check(policy, folder(ALLOW_RULE, BLOCK_RULE)))
                .extracting(Finding::line, Finding::column, Finding::message)
                .containsExactly(tuple(
                        4,
                        16,
                        "challenges.budget.account.feature is not declared in features.yaml: account_challenges_1d"));
    }

    private static FolderReading folder(String allowRule, String blockRule) {
        Map<String, byte[]> contents = new TreeMap<>();
        contents.put("account/FRD-ACC-900.drl", allowRule.getBytes(StandardCharsets.UTF_8));
        contents.put("account/FRD-ACC-901.drl", blockRule.getBytes(StandardCharsets.UTF_8));
        return FolderReading.of(RuleFiles.of(contents));
    }
}
