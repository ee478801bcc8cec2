package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Random histories, compared event by event with {@link OracleHistory}: every value must be equal to the last bit. */
class HistoryAgainstOracleTest {

    private static final HistoryLimits EVERYTHING = new HistoryLimits(1_000_000, 10_000);
    private static final long WINDOW_UNIT_MILLIS = 1_000;

    private final FeatureCatalog catalog = new FeatureCatalog(List.of(), everyMeasureOverEveryWindow(), Map.of());
    private final FeatureEvaluator evaluator = new FeatureEvaluator(catalog, Entity.ACCOUNT);

    /** What happens to a history, one after the other. */
    sealed interface Step {
        record Add(OracleHistory.Event event) implements Step {}

        record Relabel(String transactionId, Label label, long knownAtMillis) implements Step {}

        record Restart() implements Step {}
    }

    @Property(tries = 400)
    void every_value_equals_the_brute_force_value_when_the_event_arrives_and_when_it_is_processed_again(
            @ForAll("steps") List<Step> steps) {
        OracleHistory oracle = new OracleHistory();
        EntityHistory history = EntityHistory.empty(EVERYTHING);
        List<OracleHistory.Event> arrived = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Restart) {
                history = EntityHistory.decode(history.encode(), EVERYTHING);
            } else if (step instanceof Step.Relabel relabel) {
                assertThat(history.label(relabel.transactionId(), relabel.label(), relabel.knownAtMillis()))
                        .isEqualTo(oracle.label(relabel.transactionId(), relabel.label(), relabel.knownAtMillis()));
            } else {
                OracleHistory.Event event = ((Step.Add) step).event();
                oracle.add(event);
                history.add(event.toHistoryEvent());
                arrived.add(event);
                assertValuesEqual(history, oracle, event);
            }
        }
        for (OracleHistory.Event event : arrived) {
            assertValuesEqual(history, oracle, event);
        }
    }

    @Property(tries = 200)
    void the_same_history_has_the_same_bytes_whether_it_was_stored_after_each_step_or_never(
            @ForAll("steps") List<Step> steps) {
        HistoryLimits small = new HistoryLimits(3_000, 20);
        EntityHistory stored = EntityHistory.empty(small);
        EntityHistory live = EntityHistory.empty(small);
        for (Step step : steps) {
            apply(step, live);
            apply(step, stored);
            stored = EntityHistory.decode(stored.encode(), small);
        }
        assertThat(stored.encode()).isEqualTo(live.encode());
    }

    @Property(tries = 200)
    void what_is_called_exact_equals_the_brute_force_value_however_little_is_kept(@ForAll("steps") List<Step> steps) {
        OracleHistory oracle = new OracleHistory();
        EntityHistory history = EntityHistory.empty(new HistoryLimits(2_500, 12));
        for (Step step : steps) {
            if (step instanceof Step.Add add && oracle.add(add.event())) {
                HistoryEvent event = add.event().toHistoryEvent();
                history.add(event);
                FeatureValues values = evaluator.evaluate(history, event);
                for (int i = 0; i < values.size(); i++) {
                    FeatureSpec feature = catalog.features().get(i);
                    if (values.isExact(i) && !dependsOnLabel(feature)) {
                        assertThat(values.value(i)).as(feature.name()).isEqualTo((Double)
                                oracle.value(feature, event.transactionId()));
                    }
                }
            }
        }
    }

    private static boolean dependsOnLabel(FeatureSpec feature) {
        return feature.conditions().stream().anyMatch(Condition.Labelled.class::isInstance);
    }

    private static void apply(Step step, EntityHistory history) {
        if (step instanceof Step.Add add) {
            history.add(add.event().toHistoryEvent());
        } else if (step instanceof Step.Relabel relabel) {
            history.label(relabel.transactionId(), relabel.label(), relabel.knownAtMillis());
        }
    }

    private void assertValuesEqual(EntityHistory history, OracleHistory oracle, OracleHistory.Event event) {
        FeatureValues values = evaluator.evaluate(history, event.toHistoryEvent());
        for (int i = 0; i < values.size(); i++) {
            FeatureSpec feature = catalog.features().get(i);
            assertThat(values.value(i))
                    .as("%s of %s", feature.name(), event.transactionId)
                    .isEqualTo((Double) oracle.value(feature, event.transactionId));
            assertThat(values.isExact(i)).isTrue();
        }
    }

    private static List<FeatureSpec> everyMeasureOverEveryWindow() {
        List<List<Condition>> conditions = List.of(
                List.of(),
                List.of(new Condition.OneOf(Attribute.COUNTRY, Set.of("DE", "FR"))),
                List.of(new Condition.OneOf(Attribute.COUNTRY, Set.of("XX"))),
                List.of(new Condition.Same(Attribute.MERCHANT_ID)),
                List.of(new Condition.Labelled(Label.FRAUD)),
                List.of(new Condition.Labelled(Label.GENUINE), new Condition.Same(Attribute.COUNTRY)));
        List<FeatureSpec> features = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (long window : new long[] {1, WINDOW_UNIT_MILLIS, 3 * WINDOW_UNIT_MILLIS}) {
                for (long delay : new long[] {0, WINDOW_UNIT_MILLIS}) {
                    for (List<Condition> where : conditions) {
                        features.add(new FeatureSpec(
                                measure.word() + "_" + window + "_" + delay + "_" + features.size(),
                                "",
                                Entity.ACCOUNT,
                                measure,
                                measure == Measure.DISTINCT ? Attribute.MERCHANT_ID : null,
                                window,
                                delay,
                                where,
                                features.size() % 2 == 0 ? Double.NaN : 0));
                    }
                }
            }
        }
        return features;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        // Few identifiers and a coarse clock, so that repetitions, ties and late arrivals are frequent.
        Arbitrary<String> ids = Arbitraries.integers().between(1, 40).map(number -> "tx-" + number);
        Arbitrary<Long> times = Arbitraries.longs().between(0, 24).map(step -> step * WINDOW_UNIT_MILLIS / 4);
        Arbitrary<Long> amounts = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.longs().between(0, 5_000_000)),
                Tuple.of(1, Arbitraries.longs().greaterOrEqual(Long.MAX_VALUE - 9)));
        Arbitrary<String> countries = Arbitraries.of("DE", "FR", "NG", "");
        Arbitrary<String> merchants = Arbitraries.integers().between(0, 9).map(n -> n == 0 ? "" : "m" + n);
        Arbitrary<Step> adds = Combinators.combine(ids, times, amounts, countries, merchants)
                .as((id, time, amount, country, merchant) ->
                        new Step.Add(new OracleHistory.Event(id, time, amount, values(country, merchant))));
        Arbitrary<Step> labels =
                Combinators.combine(ids, Arbitraries.of(Label.class), times).as(Step.Relabel::new);
        Arbitrary<Step> restarts = Arbitraries.just(new Step.Restart());
        return Arbitraries.frequencyOf(Tuple.of(6, adds), Tuple.of(2, labels), Tuple.of(1, restarts))
                .list()
                .ofMaxSize(80);
    }

    private static Map<Attribute, String> values(String country, String merchant) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        if (!country.isEmpty()) {
            values.put(Attribute.COUNTRY, country);
        }
        if (!merchant.isEmpty()) {
            values.put(Attribute.MERCHANT_ID, merchant);
        }
        return values;
    }
}
