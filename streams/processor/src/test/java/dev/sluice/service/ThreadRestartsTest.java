package dev.sluice.service;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreadRestartsTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final ThreadRestarts restarts = new ThreadRestarts(() -> now);
    private final IllegalStateException failure = new IllegalStateException("provoked by this test");

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
