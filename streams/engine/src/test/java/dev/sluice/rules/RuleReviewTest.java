package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReviewTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    /** Uses all that {@link Rules} declares, so that nothing is unused. */
    private static final String USES_ALL = "Velocity(account_count_1h > 5, account_amount_mean_1h > 5)\n"
            + "Transaction(merchantId in (list(\"watch_merchants\")))";

    /** Features whose values lie within bounds, and some that {@code ifEmpty} takes out of them. */
    private static final String BOUNDED = Rules.FEATURES + """
              a_count: {description: A count, entity: account, measure: count, window: 7d}
              a_share: {description: A share, entity: account, measure: share, window: 7d, where: {label: fraud}}
              a_ratio: {description: A ratio, entity: account, measure: ratio, numerator: a_count, denominator: a_share}
              a_speed_or_minus: {description: A speed, entity: account, measure: speed, window: 1d, ifEmpty: -1}
              a_ratio_of_minus:
                description: A ratio
                entity: account
                measure: ratio
                numerator: a_speed_or_minus
                denominator: a_count
            """;

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

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "Transaction(hourOfDayUtc > 24)                             | hourOfDayUtc is from 0 to 23",
                "Transaction(hourOfDayUtc == -1)                            | hourOfDayUtc is from 0 to 23",
                "Transaction(amount < 0)                                    | amount is at least 0",
                "Transaction($paid : amount) Velocity($paid < 0)            | amount is at least 0",
                "Transaction(distanceFromHomeKm < 0)                        | distanceFromHomeKm is at least 0",
                "Transaction(loginFailures < 0)                             | loginFailures is at least 0",
                "Transaction(proximity.bluetoothRssiDbm > 40)               | proximity.bluetoothRssiDbm is from -200 to 30",
                "Transaction(amount > 2 * amount)                           | amount is at least 0",
                "Transaction(0.5 * amount > amount)                         | amount is at least 0",
                "Transaction(amount != amount)                              | both sides are the same",
                "Velocity(a_count < 0)                                      | a_count is at least 0",
                "Velocity(a_share > 1.5)                                    | a_share is from 0 to 1",
                "Velocity(a_ratio < 0)                                      | a_ratio is at least 0",
                "Velocity(a_speed_or_minus < -1)                            | a_speed_or_minus is at least -1",
                "Transaction(currency == \"eur\")   | currency is an ISO 4217 code in capitals, for example EUR",
                "Transaction(mcc in (\"541\", \"x\")) | mcc is a merchant category code of four digits, for example 5411",
                "Merchant(licensedCountries contains \"de\") | licensedCountries is an ISO 3166-1 alpha-2 code in capitals,"
                        + " for example DE",
            })
    void what_a_value_never_is_makes_a_rule_that_never_hits_and_the_reason_is_said(String conditions, String reason) {
        assertThat(review(Rules.none().with("features.yaml", BOUNDED).rule("R-1", "live", conditions)))
                .filteredOn(Finding::isError)
                .singleElement()
                .matches(finding ->
                        finding.message().endsWith("can never hold, since " + reason + ", so the rule never hits"))
                .matches(finding -> finding.file().equals("device/R-1.drl") && finding.column() > 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transaction(hourOfDayUtc == 23)",
                "Transaction(hourOfDayUtc >= 0)",
                "Transaction(amount <= 0)",
                "Transaction(2 * amount > amount)",
                "Transaction(amount >= 2 * amount)",
                "Transaction(amount > 2 * transactionLimit)",
                "Transaction(amount - transactionLimit < 0)",
                "Transaction(proximity.bluetoothRssiDbm < -90)",
                "Terminal(clockDriftMillis < 0)",
                "Device(hoursSince(simChangedAt) < -1)",
                "Device(hoursSince(simChangedAt) > 2 * hoursSince(simChangedAt))",
                "Velocity(a_share == 1)",
                "Velocity(a_speed_or_minus < 0)",
                "Velocity(a_ratio_of_minus < 0)",
                "Transaction(currency == \"EUR\", country != \"DE\")",
                "Transaction(merchantId == \"m-1\")",
            })
    void what_a_value_can_be_is_left_alone(String conditions) {
        assertThat(review(Rules.none().with("features.yaml", BOUNDED).rule("R-1", "live", conditions)))
                .filteredOn(finding -> finding.file().endsWith(".drl"))
                .isEmpty();
    }

    @Test
    void a_text_that_a_field_never_is_beside_others_or_excluded_is_a_warning_that_says_what_was_meant() {
        Rules rules = Rules.none()
                .rule("R-1", "live", "Transaction(currency in (\"EUR\", \"usd\"))")
                .rule("R-2", "live", "Transaction(country != \"de\")");

        assertThat(review(rules))
                .filteredOn(finding -> finding.file().endsWith(".drl"))
                .containsExactly(
                        Finding.warning(
                                "device/R-1.drl",
                                9,
                                17,
                                "currency is never \"usd\": currency is an ISO 4217 code in capitals, for example EUR",
                                "did you mean \"USD\"?"),
                        Finding.warning(
                                "device/R-2.drl",
                                9,
                                17,
                                "country is never \"de\": country is an ISO 3166-1 alpha-2 code in capitals, for example DE",
                                "did you mean \"DE\"?"));
    }

    @Test
    void an_alternative_that_never_holds_by_itself_says_why() {
        assertThat(review(Rules.none().rule("R-1", "live", "Transaction(amount > 50 || hourOfDayUtc > 24)")))
                .filteredOn(finding -> finding.file().endsWith(".drl"))
                .singleElement()
                .matches(finding -> finding.message()
                        .equals("the alternative 'hourOfDayUtc > 24' never holds, since hourOfDayUtc is from 0 to 23"));
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
