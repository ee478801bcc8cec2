package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pages as large as they really are: a history that has nodes of nodes and slices, against {@link OracleHistory}. */
class LongHistoryTest {

    private static final int EVENTS = 6_000;
    private static final int COMPARED_EVERY = 60;

    /** So many events after each of the above are compared one after the other, without labels: what is kept is used. */
    private static final int QUIET = 3;

    private static final int RESTARTED_EVERY = 500;
    private static final long STEP_MILLIS = 1_000;
    private static final HistoryLimits LIMITS = new HistoryLimits(100_000_000, 1_000_000);
    private static final FeatureCatalog CATALOG =
            FeatureCatalog.parse("features.yaml", """
                    features:
                      count_1m: {entity: terminal, measure: count, window: 1m}
                      count_1h: {entity: terminal, measure: count, window: 1h}
                      count_4h: {entity: terminal, measure: count, window: 4h}
                      sum_1h: {entity: terminal, measure: sum, of: amount, window: 1h, where: {same: currency}}
                      spread_4h: {entity: terminal, measure: stddev, of: amount, window: 4h, where: {same: currency}}
                      largest_4h_delay_10m: {entity: terminal, measure: max, of: amount, window: 4h, delay: 10m}
                      same_account_4h: {entity: terminal, measure: count, window: 4h, where: {same: accountId}}
                      since_account: {entity: terminal, measure: timeSinceFirst, window: 4h, where: {same: accountId}}
                      countries_4h: {entity: terminal, measure: distinct, of: country, window: 4h}
                      chip_share_1h: {entity: terminal, measure: share, window: 1h, where: {entryMode: CHIP}}
                      same_chip_share_4h: {entity: terminal, measure: share, window: 4h, where: {entryMode: CHIP, same: currency}}
                      fraud_share_4h: {entity: terminal, measure: share, window: 4h, delay: 20m, where: {label: fraud}}
                      blocks_4h: {entity: terminal, measure: count, window: 4h, where: {outcome: block}}
                      chips_in_a_row: {entity: terminal, measure: streak, window: 4h, while: {entryMode: CHIP}}
                      currency_in_a_row: {entity: terminal, measure: streak, window: 4h, while: {same: currency}}
                      last_fallback: {entity: terminal, measure: timeSinceLast, window: 4h, where: {entryMode: FALLBACK}}
                      changed_4h: {entity: terminal, measure: changed, of: country, window: 4h}
                      last_1000_chips: {entity: terminal, measure: count, window: 4h, events: 1000, where: {entryMode: CHIP}}
                      with_account: {entity: [terminal, accountId], measure: mean, of: amount, window: 4h, events: 3}
                    """).value();

    private final Random random = new Random(4_711);
    private final FeatureEvaluator evaluator = new FeatureEvaluator(CATALOG, Entity.TERMINAL);
    private final MemoryBytes bytes = new MemoryBytes();
    private final OracleHistory oracle = new OracleHistory();
    private final List<OracleHistory.Event> events = new ArrayList<>();
    private HistoryStore store = HistoryStore.over(bytes, 2_000);

    @Test
    void every_feature_of_a_long_history_equals_the_brute_force_value() {
        for (int i = 1; i <= EVENTS; i++) {
            OracleHistory.Event event = event(i);
            add(event);
            if (i % 7 == 0 && !isQuiet(i)) {
                label(events.get(random.nextInt(events.size())), event.timeMillis);
            }
            if (i % RESTARTED_EVERY == 0) {
                store = HistoryStore.over(bytes, 2_000);
            }
            if (isQuiet(i)) {
                assertValuesEqual(event);
            }
        }
        assertThat(open().isSlicedBy(Attributes.of(List.of(Attribute.CURRENCY))))
                .isTrue();
    }

    @Test
    void different_values_of_a_long_history_are_estimated_as_by_one_sketch_of_them_all() {
        FeatureCatalog catalog = FeatureCatalog.parse("features.yaml", """
                features:
                  accounts_10m: {entity: terminal, measure: distinct, of: accountId, window: 10m}
                  accounts_1h: {entity: terminal, measure: distinct, of: accountId, window: 1h}
                  accounts_4h: {entity: terminal, measure: distinct, of: accountId, window: 4h}
                  accounts_by_chip_4h: {entity: terminal, measure: distinct, of: accountId, window: 4h, where: {entryMode: CHIP}}
                """).value();
        FeatureEvaluator accounts = new FeatureEvaluator(catalog, Entity.TERMINAL);
        List<HistoryEvent> arrived = new ArrayList<>();
        for (int i = 1; i <= EVENTS; i++) {
            HistoryEvent event = event(i).toHistoryEvent();
            EntityHistory history = store.open("terminal", LIMITS, accounts.plan());
            history.add(event);
            arrived.add(event);
            if (isQuiet(i)) {
                FeatureValues values = accounts.evaluate(history, event);
                for (int feature = 0; feature < values.size(); feature++) {
                    WindowFeature asked = (WindowFeature) catalog.features().get(feature);
                    assertThat(values.value(feature))
                            .as("%s at event %d", values.name(feature), i)
                            .isEqualTo((Double) differentAccounts(arrived, event, asked));
                }
            }
            store.save("terminal");
        }
    }

    private static boolean isQuiet(int number) {
        return number % COMPARED_EVERY < QUIET;
    }

    private static double differentAccounts(List<HistoryEvent> arrived, HistoryEvent current, WindowFeature asked) {
        long startMillis = current.timeMillis() - asked.window().lengthMillis();
        Set<Long> accounts = new HashSet<>();
        DistinctSketch sketch = new DistinctSketch();
        for (HistoryEvent event : arrived) {
            boolean isInWindow = event.timeMillis() > startMillis && event.timeMillis() <= current.timeMillis();
            boolean isAskedFor = asked.conditions().isEmpty() || event.hash(Attribute.ENTRY_MODE) == Hash64.of("CHIP");
            if (isInWindow && isAskedFor) {
                accounts.add(event.hash(Attribute.ACCOUNT_ID));
                sketch.add(event.hash(Attribute.ACCOUNT_ID));
            }
        }
        return accounts.size() <= DistinctSummary.EXACT_MAX ? accounts.size() : Math.rint(sketch.estimate());
    }

    private void add(OracleHistory.Event event) {
        oracle.add(event);
        events.add(event);
        assertThat(open().add(event.toHistoryEvent())).isEqualTo(Arrival.ADDED);
        store.save("terminal");
    }

    private void label(OracleHistory.Event event, long nowMillis) {
        Label label = Label.values()[random.nextInt(Label.values().length)];
        long knownAtMillis = nowMillis + random.nextInt(5_000) - 2_500;
        oracle.label(event.transactionId, label, knownAtMillis);
        assertThat(open().label(event.transactionId, event.timeMillis, label, knownAtMillis))
                .isTrue();
        store.save("terminal");
    }

    private void assertValuesEqual(OracleHistory.Event event) {
        FeatureValues values = evaluator.evaluate(open(), event.toHistoryEvent());
        for (int i = 0; i < values.size(); i++) {
            double expected = oracle.value(CATALOG, CATALOG.features().get(i), event.transactionId);
            assertThat(values.value(i))
                    .as("%s at %s", values.name(i), event.transactionId)
                    .isEqualTo((Double) expected);
        }
    }

    private EntityHistory open() {
        return store.open("terminal", LIMITS, evaluator.plan());
    }

    /** Mostly in order; one in fifty comes late by up to an hour. */
    private OracleHistory.Event event(int number) {
        long lateMillis = random.nextInt(50) == 0 ? random.nextInt(3_600) * STEP_MILLIS : 0;
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        values.put(Attribute.CURRENCY, random.nextInt(10) == 0 ? "USD" : "EUR");
        values.put(Attribute.ACCOUNT_ID, "account-" + random.nextInt(700));
        values.put(Attribute.COUNTRY, "C" + (char) ('A' + random.nextInt(20)));
        values.put(
                Attribute.ENTRY_MODE,
                random.nextInt(900) == 0 ? "FALLBACK" : random.nextInt(40) == 0 ? "MANUAL" : "CHIP");
        return new OracleHistory.Event(
                "tx-" + number, number * 3 * STEP_MILLIS - lateMillis, random.nextInt(1_000_000), values, null);
    }
}
