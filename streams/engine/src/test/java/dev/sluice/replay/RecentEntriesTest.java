package dev.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {

    private final RecentEntries<String> entries = new RecentEntries<>(Duration.ofSeconds(100));

    @Test
    void an_entry_goes_when_it_is_older_than_the_horizon() {
        put("old", 1_000);
        put("just within", 1_001);
        put("new", 1_101);

        assertThat(entries.get("old")).isNull();
        assertThat(entries.get("just within")).isEqualTo("just within");
        assertThat(entries.size()).isEqualTo(2);
    }

    @Test
    void an_entry_that_came_late_goes_after_those_that_came_before_it() {
        put("in time", 1_090);
        put("late", 1_000);
        put("new", 1_150);

        assertThat(entries.get("late")).isEqualTo("late");

        put("newer", 1_200);

        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.get("late")).isNull();
    }

    private void put(String id, long second) {
        entries.put(id, id, Instant.ofEpochSecond(second));
    }
}
