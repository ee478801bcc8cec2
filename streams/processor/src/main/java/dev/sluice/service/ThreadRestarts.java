package dev.sluice.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a thread fails: it is replaced and goes on at the last commit. If threads fail again and again, the
 * instance gives up, so that whoever runs it sees it and may start it elsewhere. It gives up at once where its state on disk
 * cannot be read: every further thread would fail at the same place.
 */
final class ThreadRestarts implements StreamsUncaughtExceptionHandler {

    static final int RESTARTS_MAX = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ThreadRestarts.class);

    private final InstantSource clock;
    private final DamagedState damagedState;
    private final Deque<Instant> restarts = new ArrayDeque<>();

    ThreadRestarts(InstantSource clock, DamagedState damagedState) {
        this.clock = clock;
        this.damagedState = damagedState;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        if (DamagedState.isCauseOf(failure)) {
            LOG.error("State on disk cannot be read; this instance ends, and its next start restores it", failure);
            damagedState.note();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Instant now = clock.instant();
        while (!restarts.isEmpty() && restarts.peekFirst().isBefore(now.minus(WINDOW))) {
            restarts.removeFirst();
        }
        if (restarts.size() >= RESTARTS_MAX) {
            LOG.error("Threads failed {} times within {}; this instance gives up", RESTARTS_MAX + 1, WINDOW, failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        restarts.addLast(now);
        LOG.error(
                "A thread failed and is replaced ({} of {} within {})", restarts.size(), RESTARTS_MAX, WINDOW, failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
