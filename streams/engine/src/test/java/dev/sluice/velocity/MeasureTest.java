package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each measure says at its edges. */
class MeasureTest {

    private static final HistoryLimits LIMITS = new HistoryLimits(10_000_000, 100);
    private static final long MINUTE_MILLIS = 60_000;

    private final HistoryStore histories = HistoryStore.inMemory();

    @Test
    void smallest_and_largest_amount_include_the_transaction_itself() {
        add("a", 1_000, 50_000);
        HistoryEvent current = add("b", 2_000, 123_400);

        assertThat(value("measure: min, of: amount, window: 1h", current)).isEqualTo(5);
        assertThat(value("measure: max, of: amount, window: 1h", current)).isEqualTo(12.34);
    }

    @Test
    void the_standard_deviation_is_that_of_the_population() {
        HistoryEvent one = add("a", 1_000, 20_000);
        add("b", 2_000, 40_000);
        add("c", 3_000, 40_000);
        add("d", 4_000, 40_000);
        add("e", 5_000, 50_000);
        add("f", 6_000, 50_000);
        add("g", 7_000, 70_000);
        HistoryEvent eighth = add("h", 8_000, 90_000);

        assertThat(value("measure: stddev, of: amount, window: 1h", one)).isZero();
        assertThat(value("measure: stddev, of: amount, window: 1h", eighth)).isEqualTo(2);
    }

    @Test
    void the_standard_deviation_of_large_amounts_that_are_close_together_is_not_lost() {
        add("a", 1_000, 999_999_999_999_999_999L);
        HistoryEvent current = add("b", 2_000, 999_999_999_999_999_997L);

        assertThat(value("measure: stddev, of: amount, window: 1h", current)).isEqualTo(0.0001);
    }

    @Test
    void the_standard_deviation_of_the_largest_amounts_does_not_overflow() {
        HistoryEvent current = add("none", 0, 0);
        for (int i = 1; i < 20; i++) {
            current = add("tx-" + i, i, i % 2 == 0 ? 0 : Long.MAX_VALUE);
        }

        double half = BigDecimal.valueOf(Long.MAX_VALUE, 4)
                .divide(BigDecimal.valueOf(2))
                .doubleValue();
        assertThat(value("measure: stddev, of: amount, window: 1h", current)).isEqualTo(half);
    }

    @Test
    void amounts_of_nothing_have_no_value_or_the_one_that_was_declared() {
        HistoryEvent current = add("a", 1_000, 50_000);

        for (String measure : new String[] {"mean", "min", "max", "stddev", "last"}) {
            String declaration = "measure: " + measure + ", of: amount, window: 1h, where: {country: DE}";
            assertThat(value(declaration, current)).isNaN();
            assertThat(value(declaration + ", ifEmpty: -1", current)).isEqualTo(-1);
        }
    }

    @Test
    void a_streak_counts_backwards_from_the_transaction_itself_until_one_does_not_fit() {
        add("a", 1_000, "DE");
        add("b", 2_000, "FR");
        add("c", 3_000, "DE");
        HistoryEvent second = add("d", 4_000, "DE");
        HistoryEvent broken = add("e", 5_000, "FR");

        assertThat(value("measure: streak, window: 1h, while: {country: DE}", second))
                .isEqualTo(2);
        assertThat(value("measure: streak, window: 1h, while: {country: DE}", broken))
                .isZero();
    }

    @Test
    void a_streak_passes_over_events_that_do_not_fit_where_and_ends_with_its_window() {
        add("a", 1_000, "DE");
        add("b", 2_000, "DE");
        add("c", 3_000, "FR");
        HistoryEvent current = add("d", 4_000, "DE");

        String overFrance = "measure: streak, while: {country: DE}, where: {country: [DE, NG]}";
        assertThat(value(overFrance + ", window: 1h", current)).isEqualTo(3);
        assertThat(value(overFrance + ", window: 3s", current)).isEqualTo(2);
    }

    @Test
    void the_time_since_the_first_and_the_last_event_does_not_count_the_transaction_itself() {
        HistoryEvent first = add("a", 1_000, "DE");
        add("b", 2_500, "DE");
        HistoryEvent third = add("c", 4_000, "DE");

        assertThat(value("measure: timeSinceFirst, window: 1h", first)).isNaN();
        assertThat(value("measure: timeSinceFirst, window: 1h", third)).isEqualTo(3);
        assertThat(value("measure: timeSinceLast, window: 1h", third)).isEqualTo(1.5);
        assertThat(value("measure: timeSinceFirst, window: 2s", third)).isEqualTo(1.5);
    }

    @Test
    void of_two_events_at_one_instant_the_second_sees_the_first_no_time_ago() {
        HistoryEvent first = add("a", 1_000, "DE");
        HistoryEvent second = add("b", 1_000, "DE");

        assertThat(value("measure: timeSinceLast, window: 1h, ifEmpty: -1", first))
                .isEqualTo(-1);
        assertThat(value("measure: timeSinceLast, window: 1h, ifEmpty: -1", second))
                .isZero();
    }

    @Test
    void the_last_amount_is_that_of_the_event_before() {
        add("a", 1_000, 50_000);
        add("b", 2_000, 70_000);
        HistoryEvent current = add("c", 3_000, 90_000);

        assertThat(value("measure: last, of: amount, window: 1h", current)).isEqualTo(7);
    }

    @Test
    void an_attribute_changed_if_the_last_event_that_has_it_has_another_value() {
        HistoryEvent first = add("a", 1_000, "DE");
        HistoryEvent same = add("b", 2_000, "DE");
        HistoryEvent unknown = add("c", 3_000, "");
        HistoryEvent changed = add("d", 4_000, "FR");

        String declaration = "measure: changed, of: country, window: 1h";
        assertThat(value(declaration, first)).isNaN();
        assertThat(value(declaration, same)).isZero();
        assertThat(value(declaration, unknown)).isNaN();
        assertThat(value(declaration, changed)).isEqualTo(1);
    }

    @Test
    void the_journey_begins_at_the_last_event_whose_place_is_known() {
        HistoryEvent first = add("a", 0, 0.0, 0.0);
        HistoryEvent unknown = add("b", 30 * MINUTE_MILLIS, "DE");
        HistoryEvent current = add("c", 60 * MINUTE_MILLIS, 0.0, 1.0);

        assertThat(value("measure: distance, window: 2h", first)).isNaN();
        assertThat(value("measure: speed, window: 2h, ifEmpty: 0", unknown)).isZero();
        assertThat(value("measure: distance, window: 2h", current)).isCloseTo(111.195, within(0.001));
        assertThat(value("measure: speed, window: 2h", current)).isCloseTo(111.195, within(0.001));
        assertThat(value("measure: speed, window: 40m", current)).isNaN();
    }

    @Test
    void a_journey_in_no_time_counts_as_if_it_had_taken_a_minute() {
        add("a", 0, 0.0, 0.0);
        HistoryEvent current = add("b", 0, 0.0, 1.0);

        assertThat(value("measure: speed, window: 1h", current)).isCloseTo(111.195 * 60, within(0.06));
    }

    @Test
    void within_a_kilometer_nobody_has_moved_but_the_distance_is_said() {
        add("a", 0, 0.0, 0.0);
        HistoryEvent current = add("b", 10, 0.0, 0.0089);

        assertThat(value("measure: speed, window: 1h", current)).isZero();
        assertThat(value("measure: distance, window: 1h", current)).isCloseTo(0.99, within(0.001));
    }

    @Test
    void the_last_events_are_cut_out_first_and_then_conditions_choose_among_them() {
        add("a", 1_000, "DE");
        add("b", 2_000, "DE");
        add("c", 3_000, "FR");
        HistoryEvent current = add("d", 4_000, "FR");

        assertThat(value("measure: count, window: 1h, events: 3, where: {country: DE}", current))
                .isEqualTo(1);
        assertThat(value("measure: share, window: 1h, events: 4, where: {country: DE}", current))
                .isEqualTo(0.5);
        assertThat(value("measure: count, window: 2s, events: 3", current)).isEqualTo(2);
        assertThat(value("measure: count, window: 1h, events: 3, delay: 1s", current))
                .isEqualTo(3);
    }

    @Test
    void where_the_transaction_itself_does_not_count_it_takes_no_room_among_the_last_events() {
        add("a", 1_000, 50_000);
        HistoryEvent current = add("b", 2_000, 70_000);

        assertThat(value("measure: last, of: amount, window: 1h, events: 1", current))
                .isEqualTo(5);
        assertThat(value("measure: max, of: amount, window: 1h, events: 1", current))
                .isEqualTo(7);
    }

    @Test
    void a_ratio_has_a_value_where_both_features_have_one_and_the_divisor_is_not_0() {
        HistoryEvent first = add("a", 1_000, 50_000);
        HistoryEvent second = add("b", 2_000, 150_000);
        String text = """
                features:
                  largest: {entity: account, measure: max, of: amount, window: 1h}
                  last: {entity: account, measure: last, of: amount, window: 1h}
                  in_germany: {entity: account, measure: count, window: 1h, where: {country: DE}}
                  increase: {entity: account, measure: ratio, numerator: largest, denominator: last}
                  by_none: {entity: account, measure: ratio, numerator: last, denominator: in_germany, ifEmpty: -1}
                """;

        assertThat(values(text, first).value(3)).isNaN();
        assertThat(values(text, first).value(4)).isEqualTo(-1);
        assertThat(values(text, second).value(3)).isEqualTo(3);
        assertThat(values(text, second).value(4)).isEqualTo(-1);
    }

    @Test
    void what_is_known_by_newer_events_stays_exact_when_older_ones_had_to_go() {
        FeatureCatalog catalog = FeatureCatalog.parse("features.yaml", """
                features:
                  all: {entity: account, measure: count, window: 1h}
                  last_2: {entity: account, measure: count, window: 1h, events: 2}
                  last_4: {entity: account, measure: count, window: 1h, events: 4}
                  since_last: {entity: account, measure: timeSinceLast, window: 1h}
                  since_first: {entity: account, measure: timeSinceFirst, window: 1h}
                  of_first: {entity: account, measure: ratio, numerator: since_last, denominator: since_first}
                """).orThrow();

        FeatureEvaluator evaluator = new FeatureEvaluator(catalog, Entity.ACCOUNT);
        EntityHistory small = histories.open("small", new HistoryLimits(10_000_000, 3), evaluator.plan());
        HistoryEvent current = event("none", 0).build();
        for (int i = 1; i <= 6; i++) {
            current = event("tx-" + i, i * 1_000L).build();
            small.add(current);
        }

        FeatureValues values = evaluator.evaluate(small, current);

        assertThat(values.inexactNames()).containsExactly("all", "last_4", "since_first", "of_first");
    }

    private double value(String declaration, HistoryEvent current) {
        return values("features: {it: {entity: account, " + declaration + "}}", current)
                .value(0);
    }

    private FeatureValues values(String text, HistoryEvent current) {
        FeatureCatalog catalog = FeatureCatalog.parse("features.yaml", text).orThrow();
        FeatureEvaluator evaluator = new FeatureEvaluator(catalog, Entity.ACCOUNT);
        return evaluator.evaluate(history(evaluator.plan()), current);
    }

    private HistoryEvent add(String transactionId, long timeMillis, long amountUnscaled) {
        return add(HistoryEvent.builder(transactionId, timeMillis, amountUnscaled));
    }

    private HistoryEvent add(String transactionId, long timeMillis, String country) {
        return add(event(transactionId, timeMillis).with(Attribute.COUNTRY, country));
    }

    private HistoryEvent add(String transactionId, long timeMillis, double latitude, double longitude) {
        return add(event(transactionId, timeMillis).at(latitude, longitude));
    }

    private HistoryEvent add(HistoryEvent.Builder builder) {
        HistoryEvent event = builder.build();
        assertThat(history(new FeaturePlan(Map.of())).add(event)).isEqualTo(Arrival.ADDED);
        return event;
    }

    private EntityHistory history(FeaturePlan plan) {
        return histories.open("account", LIMITS, plan);
    }

    private static HistoryEvent.Builder event(String transactionId, long timeMillis) {
        return HistoryEvent.builder(transactionId, timeMillis, 100_000);
    }
}
