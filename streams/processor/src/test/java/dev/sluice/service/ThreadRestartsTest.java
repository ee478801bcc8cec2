package dev.sluice.service;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class ThreadRestartsTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path state;

    private ThreadRestarts restarts;
    private final IllegalStateException failure = new IllegalStateException("provoked by this test");

    @BeforeEach
    void begin() {
        restarts = new ThreadRestarts(() -> now, StreamsSettings.DEFAULT.withIdentity("sluice-test", state));
    }

    @Test
    void a_thread_that_cannot_read_the_state_on_disk_ends_the_instance_at_once() {
        RuntimeException unreadable = new StreamsException(
                "in a task",
                new ProcessorStateException("reading a store", new RocksDBException("block checksum mismatch")));

        assertThat(restarts.handle(unreadable)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(state).isNotEmptyDirectory();
        assertThat(restarts.reasonToGiveUp()).contains(state.toString(), "restores it");
    }

    @Test
    void a_thread_without_room_for_its_state_ends_the_instance_at_once_and_leaves_the_state_as_it_is() {
        RuntimeException full = new StreamsException(
                "in a task", new ProcessorStateException("writing a store", new RocksDBException(noSpace())));

        assertThat(restarts.handle(full)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(state).isEmptyDirectory();
        assertThat(restarts.reasonToGiveUp()).contains(state.toString(), "make room");
    }

    @Test
    void damage_that_cannot_be_noted_ends_the_instance_too() throws IOException {
        Path noDirectory = Files.createFile(state.resolve("file")).resolve("below");
        restarts = new ThreadRestarts(() -> now, StreamsSettings.DEFAULT.withIdentity("sluice-test", noDirectory));
        RuntimeException unreadable =
                new ProcessorStateException("reading a store", new RocksDBException("block checksum mismatch"));

        assertThat(restarts.handle(unreadable)).isEqualTo(SHUTDOWN_CLIENT);
    }

    private static Status noSpace() {
        return new Status(Status.Code.IOError, Status.SubCode.NoSpace, "While appending to file");
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
