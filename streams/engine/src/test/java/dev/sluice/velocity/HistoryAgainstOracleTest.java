package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Random features over random histories, compared event by event with {@link OracleHistory}.
 *
 * <p>Equal means to the last bit: counts and sums are kept in whole numbers and rounded once, so neither the order of
 * events nor how they are stored shows in a value. The exceptions are distance and speed, where the oracle uses another
 * formula on purpose: they must be within a meter, and what a meter makes of a speed. Haversine loses so much at the far
 * side of the Earth. That they do not depend on how events are stored is tested to the last bit, too.
 */
class HistoryAgainstOracleTest {

    private static final HistoryLimits EVERYTHING = new HistoryLimits(1_000_000, 10_000);
    private static final long WINDOW_UNIT_MILLIS = 1_000;
    private static final int FEATURES_PER_MEASURE = 3;
    private static final double DISTANCE_KM_TOLERANCE = 0.001;
    private static final double SPEED_KMH_TOLERANCE = DISTANCE_KM_TOLERANCE * 60;

    /** What happens to a history, one after the other. */
    sealed interface Step {
        record Add(OracleHistory.Event event) implements Step {}

        record Relabel(String transactionId, Label label, long knownAtMillis) implements Step {}

        record Restart() implements Step {}
    }

    @Property(tries = 600)
    void every_value_equals_the_brute_force_value_when_the_event_arrives_and_when_it_is_processed_again(
            @ForAll("features") List<FeatureSpec> features,
            @ForAll("steps") List<Step> steps,
            @ForAll("sizes") PageSizes sizes) {
        FeatureCatalog catalog = new FeatureCatalog(List.of(), features, Map.of());
        FeatureEvaluator evaluator = new FeatureEvaluator(catalog, Entity.ACCOUNT);
        OracleHistory oracle = new OracleHistory();
        Kept kept = new Kept(sizes, EVERYTHING, evaluator);
        List<OracleHistory.Event> arrived = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Restart) {
                kept.restart();
            } else if (step instanceof Step.Relabel relabel) {
                assertThat(kept.label(relabel, oracle.timeMillisOf(relabel.transactionId())))
                        .isEqualTo(oracle.label(relabel.transactionId(), relabel.label(), relabel.knownAtMillis()));
            } else {
                OracleHistory.Event event = oracle.addedOrThere(((Step.Add) step).event());
                kept.add(event.toHistoryEvent());
                arrived.add(event);
                assertValuesEqual(catalog, kept.evaluate(event.toHistoryEvent()), oracle, event);
            }
        }
        for (OracleHistory.Event event : arrived) {
            assertValuesEqual(catalog, kept.evaluate(event.toHistoryEvent()), oracle, event);
        }
    }

    @Property(tries = 150)
    void a_feature_that_is_declared_later_equals_the_brute_force_value_at_once(
            @ForAll("features") List<FeatureSpec> before,
            @ForAll("features") List<FeatureSpec> features,
            @ForAll("steps") List<Step> steps,
            @ForAll("sizes") PageSizes sizes) {
        FeatureCatalog catalog = new FeatureCatalog(List.of(), features, Map.of());
        FeatureEvaluator former = new FeatureEvaluator(new FeatureCatalog(List.of(), before, Map.of()), Entity.ACCOUNT);
        FeatureEvaluator later = new FeatureEvaluator(catalog, Entity.ACCOUNT);
        OracleHistory oracle = new OracleHistory();
        Kept kept = new Kept(sizes, EVERYTHING, former);
        for (int i = 0; i < steps.size(); i++) {
            if (i == steps.size() / 2) {
                kept.use(later);
            }
            if (steps.get(i) instanceof Step.Add add && oracle.add(add.event())) {
                kept.add(add.event().toHistoryEvent());
                FeatureValues values = kept.evaluate(add.event().toHistoryEvent());
                if (i >= steps.size() / 2) {
                    assertValuesEqual(catalog, values, oracle, add.event());
                }
            }
        }
    }

    @Property(tries = 200)
    void the_same_history_has_the_same_values_whether_it_was_stored_after_each_step_or_never(
            @ForAll("features") List<FeatureSpec> features,
            @ForAll("steps") List<Step> steps,
            @ForAll("sizes") PageSizes sizes) {
        FeatureEvaluator evaluator =
                new FeatureEvaluator(new FeatureCatalog(List.of(), features, Map.of()), Entity.ACCOUNT);
        HistoryLimits small = new HistoryLimits(3_000, 20);
        OracleHistory times = new OracleHistory();
        Kept stored = new Kept(sizes, small, evaluator);
        Kept live = Kept.inMemory(sizes, small, evaluator);
        for (Step step : steps) {
            stored.restart();
            if (step instanceof Step.Add add && times.add(add.event())) {
                HistoryEvent event = add.event().toHistoryEvent();
                assertThat(stored.add(event)).isEqualTo(live.add(event));
                assertThat(bits(stored.evaluate(event))).isEqualTo(bits(live.evaluate(event)));
            } else if (step instanceof Step.Relabel relabel) {
                long timeMillis = times.timeMillisOf(relabel.transactionId());
                assertThat(stored.label(relabel, timeMillis)).isEqualTo(live.label(relabel, timeMillis));
            }
        }
    }

    @Property(tries = 300)
    void what_is_called_exact_equals_the_brute_force_value_however_little_is_kept(
            @ForAll("features") List<FeatureSpec> features,
            @ForAll("steps") List<Step> steps,
            @ForAll("sizes") PageSizes sizes) {
        FeatureCatalog catalog = new FeatureCatalog(List.of(), features, Map.of());
        FeatureEvaluator evaluator = new FeatureEvaluator(catalog, Entity.ACCOUNT);
        OracleHistory oracle = new OracleHistory();
        Kept kept = new Kept(sizes, new HistoryLimits(2_500, 12), evaluator);
        for (Step step : steps) {
            if (step instanceof Step.Add add && oracle.add(add.event())) {
                HistoryEvent event = add.event().toHistoryEvent();
                kept.add(event);
                FeatureValues values = kept.evaluate(event);
                for (int i = 0; i < values.size(); i++) {
                    FeatureSpec feature = features.get(i);
                    if (values.isExact(i) && !dependsOnLabel(catalog, feature)) {
                        assertEqual(
                                catalog,
                                feature,
                                values.value(i),
                                oracle.value(catalog, feature, event.transactionId()));
                    }
                }
            }
        }
    }

    /** A history as a task keeps it: opened, changed and saved for each event, and read anew after a restart. */
    private static final class Kept {
        private static final String ENTITY = "account";

        private final PageSizes sizes;
        private final HistoryLimits limits;
        private final @Nullable MemoryBytes bytes;
        private FeatureEvaluator evaluator;
        private HistoryStore store;

        Kept(PageSizes sizes, HistoryLimits limits, FeatureEvaluator evaluator) {
            this(sizes, limits, new MemoryBytes(), evaluator);
        }

        private Kept(PageSizes sizes, HistoryLimits limits, @Nullable MemoryBytes bytes, FeatureEvaluator evaluator) {
            this.sizes = sizes;
            this.limits = limits;
            this.bytes = bytes;
            this.evaluator = evaluator;
            this.store = new HistoryStore(sizes, bytes, 1_000);
        }

        static Kept inMemory(PageSizes sizes, HistoryLimits limits, FeatureEvaluator evaluator) {
            return new Kept(sizes, limits, null, evaluator);
        }

        void restart() {
            store = new HistoryStore(sizes, bytes, 1_000);
        }

        void use(FeatureEvaluator later) {
            evaluator = later;
        }

        Arrival add(HistoryEvent event) {
            Arrival arrival = open().add(event);
            store.save(ENTITY);
            return arrival;
        }

        boolean label(Step.Relabel relabel, long timeMillis) {
            boolean isThere =
                    open().label(relabel.transactionId(), timeMillis, relabel.label(), relabel.knownAtMillis());
            store.save(ENTITY);
            return isThere;
        }

        FeatureValues evaluate(HistoryEvent event) {
            return evaluator.evaluate(open(), event);
        }

        private EntityHistory open() {
            return store.open(ENTITY, limits, evaluator.plan());
        }
    }

    /** So small that a handful of events makes nodes of nodes, splits chunks and has slices; and as they really are. */
    @Provide
    Arbitrary<PageSizes> sizes() {
        return Arbitraries.of(
                new PageSizes(2, 1, 2, 1, 2, 3),
                new PageSizes(3, 1, 1, 1, 2, 1_000),
                new PageSizes(4, 2, 5, 3, 2, 8),
                new PageSizes(5, 3, 6, 2, 3, 20),
                PageSizes.DEFAULT);
    }

    private static boolean dependsOnLabel(FeatureCatalog catalog, FeatureSpec feature) {
        return parts(catalog, feature)
                .flatMap(part -> Stream.concat(part.conditions().stream(), part.streakConditions().stream()))
                .anyMatch(Condition.Labelled.class::isInstance);
    }

    /** What a feature is measured by: itself, or the two parts of a ratio. */
    private static Stream<WindowFeature> parts(FeatureCatalog catalog, FeatureSpec feature) {
        return feature instanceof RatioFeature ratio
                ? Stream.of(ratio.numerator(), ratio.denominator())
                        .map(name -> (WindowFeature) catalog.find(name).orElseThrow())
                : Stream.of((WindowFeature) feature);
    }

    private static long[] bits(FeatureValues values) {
        return IntStream.range(0, values.size())
                .mapToLong(i -> Double.doubleToLongBits(values.value(i)))
                .toArray();
    }

    private static void assertValuesEqual(
            FeatureCatalog catalog, FeatureValues values, OracleHistory oracle, OracleHistory.Event event) {
        for (int i = 0; i < values.size(); i++) {
            FeatureSpec feature = catalog.features().get(i);
            assertEqual(catalog, feature, values.value(i), oracle.value(catalog, feature, event.transactionId));
            assertThat(values.isExact(i)).isTrue();
        }
    }

    private static void assertEqual(FeatureCatalog catalog, FeatureSpec feature, double value, double expected) {
        boolean ofDistance = feature instanceof WindowFeature window && window.measure() == Measure.DISTANCE;
        boolean ofSpeed = feature instanceof WindowFeature window && window.measure() == Measure.SPEED;
        if ((ofDistance || ofSpeed) && !Double.isNaN(expected)) {
            double tolerance = ofDistance ? DISTANCE_KM_TOLERANCE : SPEED_KMH_TOLERANCE;
            assertThat(value).as("%s", feature).isCloseTo(expected, within(tolerance));
        } else {
            assertThat(value).as("%s", feature).isEqualTo((Double) expected);
        }
    }

    /** For each measure some features of all kinds of windows and conditions, and ratios between them. */
    @Provide
    Arbitrary<List<FeatureSpec>> features() {
        List<Arbitrary<FeatureSpec>> features = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (int i = 0; i < FEATURES_PER_MEASURE; i++) {
                features.add(feature(measure, measure.word() + "_" + i));
            }
        }
        features.add(ratio("sum_0", "mean_0"));
        features.add(ratio("count_0", "count_1"));
        features.add(ratio("stddev_1", "max_1"));
        features.add(ratio("timeSinceLast_2", "timeSinceFirst_2"));
        return Combinators.combine(features).as(list -> list).withoutEdgeCases();
    }

    private static Arbitrary<FeatureSpec> feature(Measure measure, String name) {
        Arbitrary<FeatureWindow> windows = Combinators.combine(
                        Arbitraries.of(
                                1L, WINDOW_UNIT_MILLIS / 4, WINDOW_UNIT_MILLIS, 3 * WINDOW_UNIT_MILLIS, 200_000L),
                        Arbitraries.of(FeatureWindow.ALL_EVENTS, FeatureWindow.ALL_EVENTS, 1, 2, 5),
                        Arbitraries.of(0L, 0L, WINDOW_UNIT_MILLIS))
                .as(FeatureWindow::new);
        boolean ofAttribute = measure.operand() == Measure.Operand.ATTRIBUTE;
        return Combinators.combine(
                        ofAttribute
                                ? Arbitraries.of(Attribute.MERCHANT_ID, Attribute.COUNTRY)
                                : Arbitraries.<@Nullable Attribute>just(null),
                        windows,
                        Arbitraries.of(conditions()),
                        measure == Measure.STREAK
                                ? Arbitraries.of(conditions()).filter(list -> !list.isEmpty())
                                : Arbitraries.just(List.<Condition>of()),
                        Arbitraries.of(Double.NaN, 0.0, -1.0),
                        Arbitraries.of(
                                List.<Attribute>of(),
                                List.<Attribute>of(),
                                List.of(Attribute.COUNTRY),
                                List.of(Attribute.COUNTRY, Attribute.MERCHANT_ID)))
                .as((of, window, where, streak, ifEmpty, within) -> new WindowFeature(
                        name, "", Entity.ACCOUNT, within, measure, of, window, where, streak, ifEmpty));
    }

    private static Arbitrary<FeatureSpec> ratio(String numerator, String denominator) {
        return Arbitraries.of(Double.NaN, -1.0)
                .map(ifEmpty -> new RatioFeature(
                        numerator + "_by_" + denominator, "", Entity.ACCOUNT, numerator, denominator, ifEmpty));
    }

    private static List<List<Condition>> conditions() {
        return List.of(
                List.of(),
                List.of(new Condition.OneOf(Attribute.COUNTRY, Set.of("DE", "FR"))),
                List.of(new Condition.OneOf(Attribute.COUNTRY, Set.of("XX"))),
                List.of(new Condition.Same(Attribute.MERCHANT_ID)),
                List.of(new Condition.Same(Attribute.COUNTRY)),
                List.of(new Condition.Labelled(Label.FRAUD)),
                List.of(new Condition.Labelled(Set.of(Label.CHALLENGED, Label.BLOCKED))),
                List.of(new Condition.Labelled(Label.GENUINE), new Condition.Same(Attribute.COUNTRY)));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        // Few identifiers and a coarse clock, so that repetitions, ties and late arrivals are frequent.
        Arbitrary<String> ids = Arbitraries.integers().between(1, 70).map(number -> "tx-" + number);
        Arbitrary<Long> times = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.longs().between(0, 24).map(step -> step * WINDOW_UNIT_MILLIS / 4)),
                Tuple.of(1, Arbitraries.longs().between(0, 200).map(step -> step * WINDOW_UNIT_MILLIS)));
        Arbitrary<Long> amounts = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.longs().between(0, 5_000_000)),
                Tuple.of(1, Arbitraries.longs().greaterOrEqual(Long.MAX_VALUE - 9)));
        Arbitrary<String> countries = Arbitraries.of("DE", "FR", "NG", "");
        Arbitrary<String> merchants = Arbitraries.integers().between(0, 9).map(n -> n == 0 ? "" : "m" + n);
        Arbitrary<Step> adds = Combinators.combine(ids, times, amounts, countries, merchants, spots())
                .as((id, time, amount, country, merchant, spot) ->
                        new Step.Add(new OracleHistory.Event(id, time, amount, values(country, merchant), spot)));
        Arbitrary<Step> labels =
                Combinators.combine(ids, Arbitraries.of(Label.class), times).as(Step.Relabel::new);
        Arbitrary<Step> restarts = Arbitraries.just(new Step.Restart());
        return Arbitraries.frequencyOf(Tuple.of(6, adds), Tuple.of(2, labels), Tuple.of(1, restarts))
                .list()
                .ofMaxSize(90);
    }

    /** Not known, familiar places (near each other, opposite, on the date line, at a pole), and any place. */
    private static Arbitrary<OracleHistory.@Nullable Spot> spots() {
        List<OracleHistory.@Nullable Spot> familiar = Arrays.asList(
                null,
                null,
                new OracleHistory.Spot(525_200, 134_050),
                new OracleHistory.Spot(525_230, 134_090),
                new OracleHistory.Spot(-525_200, -1_665_950),
                new OracleHistory.Spot(0, 1_800_000),
                new OracleHistory.Spot(0, -1_799_999),
                new OracleHistory.Spot(900_000, 0));
        Arbitrary<OracleHistory.@Nullable Spot> anywhere = Combinators.combine(
                        Arbitraries.integers().between(-900_000, 900_000),
                        Arbitraries.integers().between(-1_800_000, 1_800_000))
                .as(OracleHistory.Spot::new);
        return Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.of(familiar)), Tuple.of(1, anywhere));
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
