package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReviewTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    /** Uses all that {@link Rules} declares, so that nothing is unused. */
    private static final String USES_ALL = "Velocity(account_count_1h > 5, account_amount_mean_1h > 5)\n"
            + "Transaction(merchantId in (list(\"watch_merchants\")))";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transaction(amount > 100, amount < 50)",
                "Transaction(amount > 100, amount <= 100)",
                "Transaction(amount == 5, amount != 5)",
                "Transaction(amount > 100)\nTransaction(amount < 50)",
                "Transaction(country == \"DE\", country == \"FR\")",
                "Transaction(country in (\"DE\", \"FR\"), country in (\"GB\"))",
                "Transaction(country in (\"DE\"), country not in (\"DE\", \"FR\"))",
                "Transaction(entryMode == CHIP, entryMode == ECOMMERCE)",
                "Transaction(entryMode in (CHIP, QR_CODE), entryMode != CHIP, entryMode != QR_CODE)",
                "Device(rooted == true, rooted == false)",
                "Device(rooted != true, rooted != false)",
                "Device(rooted == null, rooted == true)",
                "Device(simChangedAt == null, hoursSince(simChangedAt) < 24)",
                "Device(status == MISSING, rooted == true)",
                "Device(status in (MISSING, NOT_APPLICABLE), screenLock == NONE)",
                "Device(appsDetected contains CONTROLLING, appsDetected not contains CONTROLLING)",
                "Velocity(account_count_1h > 5, account_count_1h < 3)",
                "Velocity($count : account_count_1h)\nVelocity(account_count_1h == null)",
                "Velocity($count : account_count_1h, account_count_1h > 5)\nTransaction($count < 3)",
                "Transaction(amount - 5 > 10, amount - 5 < 8)",
                "Transaction(amount > 100)\nTransaction(amount < 50 || amount == 60)",
            })
    void conditions_that_contradict_each_other_are_an_error(String conditions) {
        assertThat(review(Rules.none().rule("R-1", "live", conditions)))
                .filteredOn(Finding::isError)
                .hasSize(1)
                .allMatch(finding -> finding.message().endsWith("so the rule never hits"))
                .allMatch(finding -> finding.file().equals("device/R-1.drl") && finding.line() >= 9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transaction(amount >= 100, amount <= 100)",
                "Transaction(country in (\"DE\", \"FR\"), country != \"DE\")",
                "Transaction(merchantId in (\"M-1\", list(\"watch_merchants\")), merchantId not in (\"M-1\"))",
                "Transaction(entryMode in (CHIP, UNKNOWN), entryMode == UNKNOWN)",
                "Device(status == MISSING, screenLock == UNKNOWN)",
                "Device(status == MISSING, rooted == null)",
                "Device(status == STALE, rooted == true)",
                "Device(status == MISSING || rooted == true)",
                "Device(appsDetected contains CONTROLLING, appsDetected not contains OVERLAYS)",
                "Transaction(amount > 100 || amount < 50)",
            })
    void conditions_that_can_hold_together_are_left_alone(String conditions) {
        assertThat(review(Rules.none().rule("R-1", "live", conditions)))
                .filteredOn(finding -> finding.file().endsWith(".drl"))
                .isEmpty();
    }

    @Test
    void the_place_is_the_later_condition_and_the_message_names_the_other() {
        assertThat(review(Rules.none().rule("R-1", "live", "Transaction(amount > 100)\n    Transaction(amount < 50)")))
                .filteredOn(Finding::isError)
                .containsExactly(Finding.error(
                        "device/R-1.drl",
                        10,
                        17,
                        "'amount < 50' cannot hold together with 'amount > 100' on line 9, so the rule never hits",
                        "write '||' between alternatives, or two rules"));
    }

    @Test
    void an_alternative_that_never_holds_is_a_warning() {
        assertThat(review(Rules.none().rule("R-1", "live", "Transaction(amount > 100, amount < 50 || amount > 200)")))
                .filteredOn(finding -> finding.file().endsWith(".drl"))
                .singleElement()
                .matches(finding -> !finding.isError() && finding.message().contains("'amount < 50' never holds"));
    }

    @Test
    void a_rule_that_ended_is_a_warning_unless_it_is_retired() {
        Rules rules = Rules.none()
                .rule("R-1", "live", "@until(2026-05-31)", USES_ALL, "block(0.9);")
                .rule("R-2", "retired", "@until(2026-05-31)", "Device(rooted == true)", "block(0.9);");

        assertThat(review(rules))
                .singleElement()
                .matches(finding -> finding.message().startsWith("the rule ended at 2026-05-31T00:00:00Z"));
    }

    @Test
    void a_rule_with_the_conditions_of_another_is_a_warning_whatever_their_order_and_names() {
        Rules rules = Rules.none()
                .rule("R-1", "live", USES_ALL)
                .rule(
                        "R-2",
                        "live",
                        "Velocity($mean : account_amount_mean_1h)\nTransaction(country == \"DE\", amount > $mean)")
                .rule(
                        "R-3",
                        "live",
                        "Velocity($other : account_amount_mean_1h)\nTransaction(amount > $other, country == \"DE\")");

        assertThat(review(rules))
                .singleElement()
                .matches(finding -> finding.file().equals("device/R-3.drl")
                        && finding.message().equals("the rule has the same conditions as R-2"));
    }

    @Test
    void features_and_lists_that_nobody_asks_for_are_warnings_at_their_place() {
        assertThat(review(Rules.none().rule("R-1", "live", "Velocity(account_count_1h > 5)")))
                .extracting(Finding::file, Finding::line, Finding::message)
                .containsExactly(
                        tuple("features.yaml", 7, "no rule asks for the feature 'account_amount_mean_1h'"),
                        tuple("lists/watch_merchants.csv", 0, "no rule asks for this list"));
    }

    private static List<Finding> review(Rules rules) {
        assertThat(RuleFolder.read(rules.files()).findings()).isEmpty();
        return FolderReading.of(rules.files()).review(NOW, Set.of());
    }
}
