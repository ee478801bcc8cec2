package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be removed of histories, and that nobody who keeps to the time allowed notices. */
class HistoryPagesTest {

    private static final long REACH_MILLIS = 5_000;
    private static final long LATENESS_MILLIS = 5_000;
    private static final HistoryLimits LIMITS = new HistoryLimits(REACH_MILLIS + LATENESS_MILLIS, 1_000);
    private static final PageSizes SMALL = new PageSizes(3, 1, 2, 2, 2, 4);
    private static final FeatureEvaluator EVALUATOR =
            new FeatureEvaluator(FeatureCatalog.parse("features.yaml", """
                    features:
                      count: {entity: account, measure: count, window: 5s}
                      same: {entity: account, measure: count, window: 5s, where: {same: merchantId}}
                      there: {entity: [account, country], measure: count, window: 5s, events: 3}
                    """).orThrow(), Entity.ACCOUNT);

    private final MemoryBytes bytes = new MemoryBytes();
    private HistoryStore histories = new HistoryStore(SMALL, bytes, 1_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void values_are_the_same_whether_expired_histories_are_removed_or_kept(long seed) {
        Random random = new Random(seed);
        HistoryStore kept = new HistoryStore(SMALL, new MemoryBytes(), 1_000);
        long newest = 100_000;
        for (int number = 0; number < 600; number++) {
            newest += random.nextInt(40) == 0 ? 15_000 : random.nextInt(400);
            long time = newest - random.nextInt((int) LATENESS_MILLIS);
            String entityId = "account-" + random.nextInt(6);
            HistoryEvent event = event("t" + number, time, random.nextInt(3));

            assertThat(values(histories, entityId, event)).isEqualTo(values(kept, entityId, event));

            if (random.nextInt(5) == 0) {
                sweep(newest);
            }
            if (random.nextInt(20) == 0) {
                histories = new HistoryStore(SMALL, bytes, 1_000);
            }
        }
        sweep(newest + LIMITS.retentionMillis() + 1);

        assertThat(bytes.content()).as("nothing is left but how far it reached").hasSize(1);
    }

    @Test
    void a_history_that_was_removed_is_not_taken_for_complete_by_who_comes_too_late() {
        values(histories, "account", event("t1", 100_000, 1));
        sweep(110_001);

        assertThat(values(histories, "account", event("late", 104_000, 1))).endsWith("[count, same, there]");
        assertThat(values(histories, "account", event("in time", 105_001, 1))).endsWith("[]");
    }

    @Test
    void an_event_as_old_as_what_was_removed_is_too_old_as_it_would_be_for_the_history() {
        values(histories, "account", event("t1", 100_000, 1));
        sweep(110_001);

        assertThat(open(histories, "account").add(event("t1", 100_000, 1))).isEqualTo(Arrival.TOO_OLD);
    }

    @Test
    void how_far_the_removed_histories_reached_is_known_after_a_restart() {
        values(histories, "account", event("t1", 100_000, 1));
        sweep(110_001);

        histories = new HistoryStore(SMALL, bytes, 1_000);

        assertThat(open(histories, "account").completeAfterMillis()).isEqualTo(100_000);
    }

    @Test
    void a_slice_goes_by_itself_while_its_history_stays() {
        for (int number = 0; number < 20; number++) {
            values(histories, "account", event("once" + number, 100_000 + number, 1));
        }
        for (int number = 0; number < 20; number++) {
            values(histories, "account", event("again" + number, 109_000 + number, 2));
        }
        int before = bytes.content().size();

        sweep(111_000);

        assertThat(bytes.content()).hasSizeLessThan(before);
        assertThat(values(histories, "account", event("now", 111_000, 1))).startsWith("[21.0, 1.0, 1.0]");
    }

    @Test
    void slices_of_a_feature_that_is_taken_out_and_comes_back_hold_each_event_once() {
        for (int number = 0; number < 20; number++) {
            values(histories, "account", event("t" + number, 100_000 + number, 1));
        }
        histories.open("account", LIMITS, new FeaturePlan(Map.of()));
        histories.save("account");

        assertThat(values(histories, "account", event("now", 100_100, 1))).startsWith("[21.0, 21.0, 3.0]");
    }

    @Test
    void of_entities_that_are_seen_once_few_stay_in_memory() {
        List<EntityHistory> opened = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            values(histories, "account-" + number, event("t" + number, 100_000 + number, 1));
            opened.add(open(histories, "account-" + number));
        }

        long stayed = IntStream.range(0, opened.size())
                .filter(number -> open(histories, "account-" + number) == opened.get(number))
                .count();

        assertThat(stayed).as("a thousand rows in memory").isBetween(10L, 100L);
    }

    @Test
    void what_is_no_head_says_nothing_and_what_another_release_wrote_is_left_alone() {
        PageKey key = PageKey.ofEntity("account");

        assertThat(HistoryPages.ofHead(key.spine(), new byte[] {1})).isEmpty();
        assertThat(HistoryPages.ofHead(key.segment(0), new byte[] {1})).isEmpty();
        assertThat(HistoryPages.ofHead(PageKey.sweptUntil(), new byte[Long.BYTES]))
                .isEmpty();
        assertThat(HistoryPages.ofHead(key.head(), new byte[] {99, 1})).isEmpty();
    }

    private static HistoryEvent event(String transactionId, long timeMillis, int merchant) {
        return HistoryEvent.builder(transactionId, timeMillis, 1)
                .with(Attribute.MERCHANT_ID, "merchant-" + merchant)
                .with(Attribute.COUNTRY, merchant == 1 ? "DE" : "FR")
                .build();
    }

    private static EntityHistory open(HistoryStore store, String entityId) {
        return store.open(entityId, LIMITS, EVALUATOR.plan());
    }

    private static String values(HistoryStore store, String entityId, HistoryEvent event) {
        EntityHistory history = open(store, entityId);
        history.add(event);
        FeatureValues values = EVALUATOR.evaluate(history, event);
        store.save(entityId);
        List<Double> numbers = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            numbers.add(values.value(index));
        }
        return numbers + " " + values.inexactNames();
    }

    private void sweep(long nowMillis) {
        List<byte[]> keys = bytes.content().keySet().stream()
                .map(ByteBuffer::array)
                .sorted(Arrays::compareUnsigned)
                .toList();
        for (byte[] key : keys) {
            HistoryPages.ofHead(key, Objects.requireNonNullElse(bytes.get(key), new byte[0]))
                    .filter(pages -> pages.newestMillis() < nowMillis - LIMITS.retentionMillis())
                    .ifPresent(pages -> histories.sweep(
                            pages,
                            keys.stream()
                                    .filter(each -> Arrays.compareUnsigned(each, pages.firstKey()) >= 0
                                            && Arrays.compareUnsigned(each, pages.endKey()) < 0)
                                    .toList()));
        }
    }
}
