package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {

    private static final Path RESOURCES = Path.of("src/test/resources/dev/sluice/velocity");
    private static final Path SHIPPED = Path.of("../../rules/features.yaml");

    /** Run with {@code -Dgolden.update=true} to accept what is said now, then read the difference. */
    @Test
    void everything_that_is_wrong_is_said_at_once_with_its_place_and_the_likely_intention() throws IOException {
        String text = Files.readString(RESOURCES.resolve("wrong-features.yaml"));
        Path golden = RESOURCES.resolve("wrong-features.txt");

        List<Finding> findings = FeatureCatalog.parse("features.yaml", text).findings();

        String said = new FindingRenderer(Map.of("features.yaml", text)).render(findings);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, said);
        }
        assertThat(said).isEqualTo(Files.readString(golden));
    }

    @Test
    void a_feature_is_read_with_all_that_it_declares() {
        FeatureCatalog catalog = FeatureCatalog.parse("features.yaml", """
                features:
                  terminal_fraud_share_30d_delay_7d:
                    description: Share of fraud
                    entity: terminal
                    measure: share
                    window: 30d
                    delay: 7d
                    where: {label: fraud, same: [currency, mcc], entryMode: CHIP, country: [DE, FR]}
                    ifEmpty: 0.5
                """).orThrow();

        assertThat(catalog.features())
                .containsExactly(new WindowFeature(
                        "terminal_fraud_share_30d_delay_7d",
                        "Share of fraud",
                        Entity.TERMINAL,
                        List.of(),
                        Measure.SHARE,
                        null,
                        new FeatureWindow(
                                Duration.ofDays(30).toMillis(),
                                FeatureWindow.ALL_EVENTS,
                                Duration.ofDays(7).toMillis()),
                        List.of(
                                new Condition.Labelled(Label.FRAUD),
                                new Condition.Same(Attribute.CURRENCY),
                                new Condition.Same(Attribute.MCC),
                                new Condition.OneOf(Attribute.ENTRY_MODE, Set.of("CHIP")),
                                new Condition.OneOf(Attribute.COUNTRY, Set.of("DE", "FR"))),
                        List.of(),
                        0.5));
    }

    @Test
    void a_streak_a_ratio_and_the_last_events_are_read() {
        FeatureCatalog catalog = FeatureCatalog.parse("features.yaml", """
                retention: {account: 30d}
                features:
                  twice: {entity: account, measure: ratio, numerator: wrong_codes, denominator: last_payments, ifEmpty: 0}
                  wrong_codes:
                    {entity: account, measure: streak, events: 5, delay: 1d, while: {securityCodeResult: NO_MATCH}}
                  last_payments: {entity: account, measure: count, window: 1h, events: 7}
                """).orThrow();

        assertThat(catalog.features())
                .containsExactly(
                        new RatioFeature("twice", "", Entity.ACCOUNT, "wrong_codes", "last_payments", 0),
                        new WindowFeature(
                                "wrong_codes",
                                "",
                                Entity.ACCOUNT,
                                List.of(),
                                Measure.STREAK,
                                null,
                                new FeatureWindow(
                                        Duration.ofDays(29).toMillis(),
                                        5,
                                        Duration.ofDays(1).toMillis()),
                                List.of(),
                                List.of(new Condition.OneOf(Attribute.SECURITY_CODE_RESULT, Set.of("NO_MATCH"))),
                                Double.NaN),
                        new WindowFeature(
                                "last_payments",
                                "",
                                Entity.ACCOUNT,
                                List.of(),
                                Measure.COUNT,
                                null,
                                new FeatureWindow(Duration.ofHours(1).toMillis(), 7, 0),
                                List.of(),
                                List.of(),
                                Double.NaN));
    }

    @Test
    void an_entity_of_several_attributes_and_several_labels_and_outcomes_are_read() {
        FeatureCatalog catalog = FeatureCatalog.parse("features.yaml", """
                retention: {account: 30d}
                features:
                  known_there:
                    entity: [account, merchantId, country]
                    measure: count
                    events: 5
                    where: {label: [fraud, genuine], outcome: [challenge, block]}
                """).orThrow();

        assertThat(catalog.features())
                .containsExactly(new WindowFeature(
                        "known_there",
                        "",
                        Entity.ACCOUNT,
                        List.of(Attribute.MERCHANT_ID, Attribute.COUNTRY),
                        Measure.COUNT,
                        null,
                        new FeatureWindow(Duration.ofDays(30).toMillis(), 5, 0),
                        List.of(
                                new Condition.Labelled(Set.of(Label.FRAUD, Label.GENUINE)),
                                new Condition.Labelled(Set.of(Label.CHALLENGED, Label.BLOCKED))),
                        List.of(),
                        Double.NaN));
    }

    @Test
    void a_ratio_of_a_feature_with_errors_is_not_in_force_and_not_blamed_too() {
        Checked<FeatureCatalog> checked = FeatureCatalog.parse("features.yaml", """
                features:
                  count_1h: {entity: account, measure: count, window: soon}
                  count_2h: {entity: account, measure: count, window: 2h}
                  burst: {entity: account, measure: ratio, numerator: count_1h, denominator: count_2h}
                """);

        assertThat(checked.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("count_1h.window"));
        assertThat(checked.value().find("burst")).isEmpty();
    }

    @Test
    void histories_are_kept_as_long_as_declared_and_at_least_as_far_as_a_feature_reaches() {
        FeatureCatalog catalog = FeatureCatalog.parse("features.yaml", """
                retention: {account: 90d}
                features:
                  account_count_1h: {entity: account, measure: count, window: 1h}
                  terminal_count_3d: {entity: terminal, measure: count, window: 3d, delay: 2d}
                """).orThrow();

        Duration allowance = HistoryLimits.LATENESS_ALLOWED;
        assertThat(catalog.limits(Entity.ACCOUNT).retentionMillis())
                .isEqualTo(Duration.ofDays(90).plus(allowance).toMillis());
        assertThat(catalog.limits(Entity.TERMINAL).retentionMillis())
                .isEqualTo(Duration.ofDays(5).plus(allowance).toMillis());
    }

    @Test
    void a_history_is_kept_if_a_feature_or_a_retention_asks_for_it() {
        FeatureCatalog catalog = FeatureCatalog.parse("features.yaml", """
                retention: {merchant: 30d}
                features:
                  ip_count_1h: {entity: ip, measure: count, window: 1h}
                """).orThrow();

        assertThat(Entity.values()).filteredOn(catalog::keeps).containsExactly(Entity.IP, Entity.MERCHANT);
    }

    @Test
    void features_that_look_at_earlier_decisions_are_known_those_calculated_from_them_included() {
        FeatureCatalog catalog = FeatureCatalog.parse("features.yaml", """
                features:
                  payments: {entity: account, measure: count, window: 1h}
                  frauds: {entity: account, measure: count, window: 1h, where: {label: fraud}}
                  blocked: {entity: account, measure: count, window: 1h, where: {outcome: block}}
                  blocked_share: {entity: account, measure: ratio, numerator: blocked, denominator: payments}
                """).orThrow();

        assertThat(catalog.namesOfOutcomes()).containsExactlyInAnyOrder("blocked", "blocked_share");
    }

    @Test
    void adding_up_different_currencies_is_warned_of_but_not_refused() {
        Checked<FeatureCatalog> checked = FeatureCatalog.parse("features.yaml", """
                features:
                  account_sum_1h: {entity: account, measure: sum, of: amount, window: 1h}
                """);

        assertThat(checked.isValid()).isTrue();
        assertThat(checked.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.hint()).contains("same: currency");
        });
    }

    @Test
    void a_feature_with_errors_is_not_in_force_but_its_name_is_known_so_that_rules_are_not_blamed_too() {
        Checked<FeatureCatalog> checked = FeatureCatalog.parse("features.yaml", """
                features:
                  account_count_1h: {entity: account, measure: count, window: soon}
                """);

        assertThat(checked.isValid()).isFalse();
        assertThat(checked.value().names()).containsExactly("account_count_1h");
        assertThat(checked.value().find("account_count_1h")).isEmpty();
    }

    @Test
    void the_features_that_ship_are_right_and_give_no_warning() throws IOException {
        Checked<FeatureCatalog> shipped = FeatureCatalog.parse("rules/features.yaml", Files.readString(SHIPPED));

        assertThat(shipped.findings()).isEmpty();
        assertThat(shipped.value().features()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(shipped.value().features())
                .allMatch(feature -> !feature.description().isEmpty());
        assertThat(Entity.values())
                .as("a further entity costs every transaction a hop; whether it is worth it is not ours to say")
                .filteredOn(shipped.value()::keeps)
                .containsExactly(Entity.ACCOUNT, Entity.DEVICE, Entity.TERMINAL);
    }

    @Test
    void the_head_of_the_shipped_file_names_every_attribute_and_every_measure() throws IOException {
        String comments = Files.readString(SHIPPED)
                .lines()
                .filter(line -> line.startsWith("#"))
                .reduce("", String::concat);

        assertThat(comments).contains(Attribute.fieldNames());
        assertThat(comments).contains(FeatureReader.measureWords());
        assertThat(comments).contains(FeatureReader.NAMES);
    }
}
