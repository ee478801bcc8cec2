package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntityHistoryTest {

    private static final HistoryLimits LIMITS = new HistoryLimits(10_000, 5);
    private static final FeatureCatalog CATALOG =
            FeatureCatalog.parse("features.yaml", """
            features:
              count_4s: {entity: account, measure: count, window: 4s}
              mean_4s_delay_2s: {entity: account, measure: mean, of: amount, window: 4s, delay: 2s, where: {same: currency}}
              frauds_8s: {entity: account, measure: count, window: 8s, where: {label: fraud}}
            """).orThrow();
    private static final int COUNT_4S = 0;
    private static final int MEAN_4S_DELAY_2S = 1;
    private static final int FRAUDS_8S = 2;
    private static final byte[] HEAD = PageKey.ofEntity("account").head();

    private final FeatureEvaluator evaluator = new FeatureEvaluator(CATALOG, Entity.ACCOUNT);
    private final MemoryBytes bytes = new MemoryBytes();
    private final EntityHistory history = reopened();

    @Test
    void a_window_begins_just_after_its_first_instant_and_ends_with_the_transaction_itself() {
        add("at the first instant", 1_000);
        add("just inside", 1_001);
        HistoryEvent current = add("current", 5_000);

        assertThat(evaluator.evaluate(history, current).value(COUNT_4S)).isEqualTo(2);
    }

    @Test
    void of_events_at_the_same_instant_those_that_arrived_later_do_not_count() {
        HistoryEvent first = add("first", 1_000);
        HistoryEvent second = add("second", 1_000);

        assertThat(evaluator.evaluate(history, first).value(COUNT_4S)).isEqualTo(1);
        assertThat(evaluator.evaluate(history, second).value(COUNT_4S)).isEqualTo(2);
    }

    @Test
    void a_late_event_enters_at_its_own_time() {
        add("early", 1_000);
        add("newest", 9_000);
        HistoryEvent late = add("late", 2_000);

        assertThat(evaluator.evaluate(history, late).value(COUNT_4S)).isEqualTo(2);
    }

    @Test
    void the_same_transaction_again_changes_nothing() {
        add("a", 1_000);
        Map<ByteBuffer, ByteBuffer> before = stored();

        assertThat(history.add(event("a", 1_000))).isEqualTo(Arrival.DUPLICATE);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void another_event_under_the_same_transactionId_is_told_from_a_duplicate_and_changes_nothing() {
        history.add(HistoryEvent.builder("a", 1_000, 1)
                .with(Attribute.DEVICE_ID, "d1")
                .build());
        Map<ByteBuffer, ByteBuffer> before = stored();

        assertThat(history.add(event("a", 1_001))).isEqualTo(Arrival.CONFLICTING);
        assertThat(history.add(event("a", 1_000))).isEqualTo(Arrival.CONFLICTING);
        assertThat(history.add(HistoryEvent.builder("a", 1_000, 1)
                        .with(Attribute.DEVICE_ID, "d1")
                        .with(Attribute.TERMINAL_ID, "t1")
                        .build()))
                .isEqualTo(Arrival.CONFLICTING);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_transactionId_with_another_entity_is_another_event(Entity entity) {
        history.add(withAllEntities("a").build());

        assertThat(history.add(
                        withAllEntities("a").with(entity.attribute(), "another").build()))
                .isEqualTo(Arrival.CONFLICTING);
        assertThat(history.add(
                        withAllEntities("a").with(entity.attribute(), null).build()))
                .isEqualTo(Arrival.CONFLICTING);
        assertThat(history.add(withAllEntities("a").build())).isEqualTo(Arrival.DUPLICATE);
    }

    private static HistoryEvent.Builder withAllEntities(String transactionId) {
        HistoryEvent.Builder event = HistoryEvent.builder(transactionId, 1_000, 1);
        for (Entity each : Entity.values()) {
            event.with(each.attribute(), "some " + each.word());
        }
        return event;
    }

    @Test
    void a_mean_of_nothing_has_no_value() {
        HistoryEvent only = add("only", 1_000);

        assertThat(evaluator.evaluate(history, only).value(MEAN_4S_DELAY_2S)).isNaN();
    }

    @Test
    void a_label_counts_from_the_time_it_is_known_and_not_before() {
        add("fraud", 1_000);
        HistoryEvent before = add("before", 2_999);
        history.label("fraud", 1_000, Label.FRAUD, 3_000);
        HistoryEvent after = add("after", 3_000);

        assertThat(evaluator.evaluate(history, before).value(FRAUDS_8S)).isZero();
        assertThat(evaluator.evaluate(history, after).value(FRAUDS_8S)).isEqualTo(1);
    }

    @Test
    void of_several_labels_the_one_known_last_counts_whatever_the_order_of_arrival() {
        add("disputed", 1_000);
        history.label("disputed", 1_000, Label.GENUINE, 3_000);
        history.label("disputed", 1_000, Label.FRAUD, 2_000);
        HistoryEvent between = add("between", 2_500);
        HistoryEvent after = add("after", 3_500);

        assertThat(evaluator.evaluate(history, between).value(FRAUDS_8S)).isEqualTo(1);
        assertThat(evaluator.evaluate(history, after).value(FRAUDS_8S)).isZero();
    }

    @Test
    void a_label_that_arrived_after_a_transaction_does_not_change_the_values_it_had() {
        add("fraud", 1_000);
        HistoryEvent decided = add("decided", 3_000);
        history.label("fraud", 1_000, Label.FRAUD, 2_000);

        assertThat(evaluator.evaluate(history, decided).value(FRAUDS_8S)).isZero();
    }

    @Test
    void a_label_of_an_unknown_transaction_is_left_to_the_caller() {
        assertThat(history.label("unheard of", 1_000, Label.FRAUD, 1_000)).isFalse();
        assertThat(history.size()).isZero();
    }

    @Test
    void events_expire_by_the_newest_event_and_the_history_says_how_far_back_it_is_complete() {
        add("old", 1_000);
        add("kept", 2_000);
        add("newest", 11_500);

        assertThat(history.size()).isEqualTo(2);
        assertThat(history.completeAfterMillis()).isEqualTo(1_000);
    }

    @Test
    void an_event_that_is_older_than_what_is_kept_is_refused_and_has_no_values() {
        add("newest", 20_000);
        HistoryEvent tooOld = event("too old", 9_000);

        assertThat(history.add(tooOld)).isEqualTo(Arrival.TOO_OLD);
        FeatureValues values = evaluator.evaluate(history, tooOld);
        assertThat(values.value(COUNT_4S)).isNaN();
        assertThat(values.inexactNames()).containsExactly("count_4s", "mean_4s_delay_2s", "frauds_8s");
    }

    @Test
    void too_many_events_let_the_oldest_go_and_the_features_that_miss_them_say_so() {
        HistoryEvent current = event("none", 0);
        for (int i = 1; i <= 7; i++) {
            current = add("tx-" + i, i * 1_000L);
        }

        FeatureValues values = evaluator.evaluate(history, current);

        assertThat(history.size()).isEqualTo(LIMITS.eventsMax());
        assertThat(values.isExact(COUNT_4S)).isTrue();
        assertThat(values.value(COUNT_4S)).isEqualTo(4);
        assertThat(values.inexactNames()).containsExactly("mean_4s_delay_2s", "frauds_8s");
    }

    @Test
    void a_transaction_that_was_never_offered_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> evaluator.evaluate(history, event("a", 1_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add it before");
    }

    @Test
    void a_history_of_an_unknown_version_is_refused() {
        byte[] head = head();
        head[0] = 9;
        bytes.put(HEAD, head);

        assertThatThrownBy(this::reopened)
                .isInstanceOf(HistoryFormatException.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void a_history_that_was_cut_off_is_refused_wherever_it_was_cut() {
        history.add(HistoryEvent.builder("a", 1_000, 100_000).at(52.52, 13.405).build());
        history.add(HistoryEvent.builder("b", 2_000, 100_000).at(48.86, 2.35).build());
        history.label("a", 1_000, Label.FRAUD, 2_000);
        byte[] head = head();

        for (int length = 0; length < head.length; length++) {
            bytes.put(HEAD, Arrays.copyOf(head, length));
            assertThatThrownBy(this::reopened).isInstanceOf(HistoryFormatException.class);
        }
    }

    @Test
    void a_history_of_which_a_page_is_missing_is_refused_when_the_page_is_needed() {
        HistoryLimits much = new HistoryLimits(10_000, 10_000);
        EntityHistory full = HistoryStore.over(bytes, 0).open("full", much, evaluator.plan());
        int count = 2 * PageSizes.DEFAULT.openRows();
        for (int i = 1; i <= count; i++) {
            full.add(event("tx-" + i, i));
        }
        full.save();
        bytes.delete(PageKey.ofEntity("full").spine());

        EntityHistory damaged = HistoryStore.over(bytes, 0).open("full", much, evaluator.plan());

        HistoryEvent newest = event("tx-" + count, count);
        assertThatThrownBy(() -> evaluator.evaluate(damaged, newest))
                .isInstanceOf(HistoryFormatException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void a_stored_place_that_is_not_on_earth_is_refused() {
        StoredRows rows = new StoredRows(new ByteReader(rowsWithPlaces(1, 900_001, 0)));

        assertThatThrownBy(rows::places)
                .isInstanceOf(HistoryFormatException.class)
                .hasMessageContaining("on Earth");
    }

    @Test
    void a_terminal_that_stays_in_its_place_pays_for_that_place_once() {
        int before = head().length;
        history.add(HistoryEvent.builder("a", 1_000, 1).at(52.52, 13.405).build());
        int withOne = head().length;
        history.add(HistoryEvent.builder("b", 1_000, 1).at(52.52, 13.405).build());
        int withTwo = head().length;

        assertThat(withTwo - withOne).isLessThan(withOne - before);
    }

    @Test
    void the_stored_hash_of_a_value_never_changes() {
        assertThat(Hash64.of("")).isEqualTo(5551297578716519678L);
        assertThat(Hash64.of("DE")).isEqualTo(-1143046705147975811L);
        assertThat(Hash64.of("tx-4711")).isEqualTo(7697443101142907766L);
    }

    @Test
    void a_hundred_thousand_similar_identifiers_have_different_hashes() {
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            hashes.add(Hash64.of("tx-" + i));
        }

        assertThat(hashes).hasSize(100_000).doesNotContain(Hash64.NONE);
    }

    @Test
    void the_numbers_of_attributes_in_the_stored_form_are_consecutive() {
        assertThat(Attribute.all())
                .extracting(Attribute::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, Attribute.COUNT).boxed().toList());
    }

    /** The bytes of rows of which nothing but the places of all matters. */
    private static byte[] rowsWithPlaces(int count, int latitude, int longitude) {
        ByteWriter places = new ByteWriter(16);
        places.writeByte(1);
        places.writeSigned(latitude);
        places.writeSigned(longitude);
        ByteWriter out = new ByteWriter(64);
        out.writeUnsigned(count);
        ByteWriter nothing = new ByteWriter(1);
        for (int i = 0; i < 5; i++) {
            out.writeSection(nothing);
        }
        out.writeSection(places);
        out.writeUnsigned(0);
        return out.toBytes();
    }

    private EntityHistory reopened() {
        return reopened("account");
    }

    private EntityHistory reopened(String entityId) {
        return HistoryStore.over(bytes, 0).open(entityId, LIMITS, evaluator.plan());
    }

    private Map<ByteBuffer, ByteBuffer> stored() {
        history.save();
        return bytes.content();
    }

    private byte[] head() {
        history.add(event("something to save", 500));
        history.save();
        return Objects.requireNonNull(bytes.get(HEAD));
    }

    private HistoryEvent add(String transactionId, long timeMillis) {
        HistoryEvent event = event(transactionId, timeMillis);
        assertThat(history.add(event)).isEqualTo(Arrival.ADDED);
        return event;
    }

    private static HistoryEvent event(String transactionId, long timeMillis) {
        return HistoryEvent.builder(transactionId, timeMillis, 100_000)
                .with(Attribute.CURRENCY, "EUR")
                .build();
    }
}
