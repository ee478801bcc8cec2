package dev.sluice.service;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

class ThreadRestartsTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path state;

    private ThreadRestarts restarts;
    private final IllegalStateException failure = new IllegalStateException("provoked by this test");

    @BeforeEach
    void begin() {
        restarts = new ThreadRestarts(
                () -> now, new DamagedState(StreamsSettings.DEFAULT.withIdentity("sluice-test", state)));
    }

    @Test
    void a_thread_that_cannot_read_the_state_on_disk_ends_the_instance_at_once() {
        RuntimeException unreadable = new StreamsException(
                "in a task",
                new ProcessorStateException("reading a store", new RocksDBException("block checksum mismatch")));

        assertThat(restarts.handle(unreadable)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(state).isNotEmptyDirectory();
    }

    @Test
    void a_thread_that_fails_is_replaced() {
        assertThat(restarts.handle(failure)).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void threads_that_fail_again_and_again_end_the_instance() {
        for (int i = 0; i < ThreadRestarts.RESTARTS_MAX; i++) {
            assertThat(restarts.handle(failure)).isEqualTo(REPLACE_THREAD);
        }

        assertThat(restarts.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void failures_of_long_ago_are_forgotten() {
        for (int i = 0; i < 5 * ThreadRestarts.RESTARTS_MAX; i++) {
            now = now.plus(ThreadRestarts.WINDOW.dividedBy(ThreadRestarts.RESTARTS_MAX))
                    .plus(Duration.ofSeconds(1));
            assertThat(restarts.handle(failure)).isEqualTo(REPLACE_THREAD);
        }
    }
}
