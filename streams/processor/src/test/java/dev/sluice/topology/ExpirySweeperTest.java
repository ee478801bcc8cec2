package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store forgets, and how little work that is. The values are event times in seconds. */
class ExpirySweeperTest {

    private static final Duration HORIZON = Duration.ofSeconds(100);

    private final List<Long> looked = new ArrayList<>();
    private KeyValueStore<String, Long> store;
    private ExpirySweeper<Long> sweeper;

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("entries"), Serdes.String(), Serdes.Long())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        sweeper = new ExpirySweeper<>(store, this::timeOf, HORIZON);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void entries_beyond_the_horizon_are_removed_and_no_others() {
        put(1_000);
        put(1_099);
        put(1_100);
        put(1_200);

        sweeper.sweepALittle();

        assertThat(entries()).containsExactly("1100", "1200");
    }

    @Test
    void nothing_is_removed_before_event_time_is_known() {
        store.put("1000", 1_000L);

        sweeper.sweepALittle();

        assertThat(entries()).containsExactly("1000");
    }

    @Test
    void what_was_there_before_a_restart_is_removed_too() {
        store.put("1000", 1_000L);
        put(1_200);

        sweeper.sweepALittle();

        assertThat(entries()).containsExactly("1200");
    }

    @Test
    void nothing_is_looked_at_again_before_the_oldest_is_overdue_by_a_tenth_of_the_horizon() {
        put(1_000);
        put(1_050);
        sweeper.sweepALittle();
        looked.clear();

        sweeper.observe(seconds(1_110));
        sweeper.sweepALittle();
        assertThat(looked).isEmpty();

        sweeper.observe(seconds(1_111));
        sweeper.sweepALittle();
        assertThat(looked).containsExactly(1_000L, 1_050L);
        assertThat(entries()).containsExactly("1050");
    }

    @Test
    void a_late_entry_is_removed_as_soon_as_one_that_came_in_time() {
        put(1_100);
        sweeper.sweepALittle();

        put(1_010);
        sweeper.observe(seconds(1_121));
        sweeper.sweepALittle();

        assertThat(entries()).containsExactly("1100");
    }

    @Test
    void many_entries_are_looked_at_over_several_sweeps() {
        for (int second = 1_000; second < 2_200; second++) {
            put(second);
        }

        sweeper.sweepALittle();
        assertThat(looked).hasSize(500);
        sweeper.sweepALittle();
        sweeper.sweepALittle();

        assertThat(looked).hasSize(1_200);
        assertThat(entries()).hasSize(101).first().isEqualTo("2099");
    }

    private void put(long second) {
        store.put(String.valueOf(second), second);
        sweeper.observe(seconds(second));
        sweeper.entered(seconds(second));
    }

    private List<String> entries() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, Long> all = store.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private Instant timeOf(Long second) {
        looked.add(second);
        return seconds(second);
    }

    private static Instant seconds(long second) {
        return Instant.ofEpochSecond(second);
    }
}
