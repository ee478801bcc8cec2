package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On RocksDB in a directory, which is closed and opened again as a restart does. */
class StoredTimelineTest {

    private static final Duration HISTORY = Duration.ofDays(1);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final String DEVICE = "device-1";

    @TempDir
    private Path directory;

    private VersionedKeyValueStore<String, String> store;
    private StoredTimeline<String> timeline;

    @BeforeEach
    void open() {
        store = Stores.versionedKeyValueStoreBuilder(
                        Stores.persistentVersionedKeyValueStore("reports", HISTORY, StoredTimeline.segment(HISTORY)),
                        Serdes.String(),
                        Serdes.String())
                .withLoggingDisabled()
                .build();
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "timeline");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
        store.init(
                new MockProcessorContext<Void, Void>(properties, new TaskId(0, 0), directory.toFile())
                        .getStateStoreContext(),
                store);
        timeline = new StoredTimeline<>(store, HISTORY);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_report_counts_from_its_own_time_on_until_the_next_one() {
        timeline.put(DEVICE, "first", hour(1));
        timeline.put(DEVICE, "second", hour(2));

        assertThat(timeline.asOf(DEVICE, hour(0))).isNull();
        assertThat(timeline.asOf(DEVICE, hour(1))).isEqualTo("first");
        assertThat(timeline.asOf(DEVICE, hour(3))).isEqualTo("second");
    }

    @Test
    void reports_before_the_newest_are_found_after_the_store_was_opened_again() {
        reportEachHour(0, 23);

        openAgain();

        assertEachHourIsFound(0, 23);
    }

    @Test
    void reports_that_came_between_two_restarts_are_found_beside_those_before_them() {
        reportEachHour(0, 8);
        openAgain();
        reportEachHour(9, 16);
        openAgain();
        openAgain();
        reportEachHour(17, 23);

        openAgain();

        assertEachHourIsFound(0, 23);
    }

    @Test
    void they_are_found_where_a_part_of_the_store_came_back_from_its_changelog() {
        reportEachHour(0, 20);
        openAgain();
        reportEachHour(21, 21);

        openAgain();
        store.put("device-2", "restored", hour(21).toEpochMilli());
        store.put("device-2", "restored", hour(22).toEpochMilli());

        assertEachHourIsFound(0, 21);
    }

    @Test
    void a_late_report_after_the_store_was_opened_again_counts_at_its_own_time_only() {
        reportEachHour(0, 8);
        openAgain();

        timeline.put(DEVICE, "late", hour(3).plusSeconds(60));

        assertThat(timeline.asOf(DEVICE, hour(3))).isEqualTo("3");
        assertThat(timeline.asOf(DEVICE, hour(3).plusSeconds(61))).isEqualTo("late");
        assertThat(timeline.asOf(DEVICE, hour(4))).isEqualTo("4");
    }

    @Test
    void the_next_device_s_reports_do_not_hide_those_of_a_device_that_was_silent_since() {
        timeline.put(DEVICE, "old", hour(0));
        timeline.put(DEVICE, "newer", hour(1));
        for (int hour = 2; hour <= 20; hour++) {
            timeline.put("device-2", "other", hour(hour));
        }

        openAgain();

        assertThat(timeline.asOf(DEVICE, hour(0).plusSeconds(1))).isEqualTo("old");
    }

    private void openAgain() {
        store.commit(Map.of());
        store.close();
        open();
    }

    private void reportEachHour(int first, int last) {
        for (int hour = first; hour <= last; hour++) {
            timeline.put(DEVICE, Integer.toString(hour), hour(hour));
        }
    }

    private void assertEachHourIsFound(int first, int last) {
        for (int hour = first; hour <= last; hour++) {
            assertThat(timeline.asOf(DEVICE, hour(hour).plusSeconds(1))).isEqualTo(Integer.toString(hour));
        }
    }

    private static Instant hour(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
