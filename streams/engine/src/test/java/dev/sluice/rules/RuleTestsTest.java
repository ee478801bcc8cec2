package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTestsTest {

    private static final String CASES = """
            cases:
              - name: the SIM was changed two days ago
                expect: hit
                transaction: {amount: 60}
                device: {simChangedAt: -2d}
              - name: no telemetry
                expect: miss
                device: MISSING
            """;

    private static final RuleFiles FILES = Rules.none()
            .rule("R-1", "live", "Transaction(amount > 50)\nDevice(hoursSince(simChangedAt) < 24)")
            .rule("R-2", "draft", "Device(status == MISSING)")
            .with("device/R-1.cases.yaml", CASES)
            .with("device/R-2.cases.yaml", "cases: [{name: no telemetry, expect: hit, device: MISSING}]")
            .files();

    @Test
    void a_case_that_fails_shows_each_condition_with_its_value_the_failing_ones_first() {
        try (RuleSet rules = RuleSet.load(FILES)) {
            List<RuleTests.Result> results = RuleTests.run(rules, FILES);

            assertThat(results).extracting(RuleTests.Result::passed).containsExactly(false, true, true);
            assertThat(results.get(0).why()).isEqualTo("""
                            fails: Device: hoursSince(simChangedAt) < 24   [hoursSince(simChangedAt) = 48]
                            holds: Transaction: amount > 50   [amount = 60]""");
        }
    }

    @Test
    void a_number_that_just_missed_its_bound_is_not_shown_as_if_it_were_the_bound() {
        assertThat(whyOf(
                        "Velocity(account_amount_mean_1h < 2419200)",
                        "velocity: {account_amount_mean_1h: 2419200.00001}"))
                .isEqualTo("fails: Velocity: account_amount_mean_1h < 2419200"
                        + "   [account_amount_mean_1h = 2419200.00001]");
        assertThat(whyOf("Velocity(account_amount_mean_1h < 2419200)", "velocity: {account_amount_mean_1h: 2419201}"))
                .endsWith("[account_amount_mean_1h = 2419201]");
    }

    @Test
    void a_variable_is_shown_where_it_is_used_and_by_itself_only_if_it_had_no_value() {
        String conditions = "Velocity($usual : account_amount_mean_1h)\nTransaction(amount > 3 * $usual)";

        assertThat(whyOf(conditions, "transaction: {amount: 60}, velocity: {account_amount_mean_1h: 25}"))
                .isEqualTo("fails: Transaction: amount > (3 * $usual)"
                        + "   [amount = 60, $usual : account_amount_mean_1h = 25]");
        assertThat(whyOf(conditions, "transaction: {amount: 60}"))
                .startsWith("fails: Velocity: $usual : account_amount_mean_1h has a value"
                        + "   [$usual : account_amount_mean_1h = not known]");
    }

    private static String whyOf(String conditions, String givens) {
        RuleFiles files = Rules.none()
                .rule("R-1", "live", conditions)
                .with("device/R-1.cases.yaml", "cases: [{name: a case, expect: hit, " + givens + "}]")
                .files();
        try (RuleSet rules = RuleSet.load(files)) {
            return RuleTests.run(rules, files).get(0).why();
        }
    }

    @Test
    void a_condition_is_decided_by_a_case_that_misses_because_of_it_alone() {
        RuleFiles files = Rules.none()
                .rule("R-1", "live", "Transaction(amount > 50, country == \"DE\")\nDevice(rooted == true)")
                .with("device/R-1.cases.yaml", """
                        cases:
                          - {name: all, expect: hit, transaction: {amount: 60, country: DE}, device: {rooted: true}}
                          - {name: little, expect: miss, transaction: {amount: 5, country: DE}, device: {rooted: true}}
                          - {name: two at once, expect: miss, transaction: {amount: 60, country: FR}, device: MISSING}
                        """)
                .files();

        try (RuleSet rules = RuleSet.load(files)) {
            assertThat(RuleTests.coverage(rules, files))
                    .extracting(CaseCoverage.Covered::text, CaseCoverage.Covered::decided)
                    .containsExactly(
                            tuple("amount > 50", true),
                            tuple("country == \"DE\"", false),
                            tuple("rooted == true", false));
        }
    }

    @Test
    void a_draft_is_tested_although_it_does_not_run() {
        try (RuleSet rules = RuleSet.load(FILES)) {
            assertThat(RuleTests.run(rules, FILES))
                    .filteredOn(result -> result.ruleCase().ruleId().equals("R-2"))
                    .allMatch(RuleTests.Result::passed)
                    .hasSize(1);
        }
    }

    @Test
    void cases_of_other_files_than_the_rule_sets_are_refused() {
        try (RuleSet rules = RuleSet.load(FILES)) {
            RuleFiles others = Rules.one("Device(rooted == true)");

            assertThatThrownBy(() -> RuleTests.run(rules, others)).hasMessageContaining("made from other files");
        }
    }
}
