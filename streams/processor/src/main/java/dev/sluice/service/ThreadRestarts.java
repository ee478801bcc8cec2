package dev.sluice.service;

import java.io.UncheckedIOException;
import java.nio.file.Path;
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
 * cannot be read, or has no room to grow: every further thread would fail at the same place.
 */
final class ThreadRestarts implements StreamsUncaughtExceptionHandler {

    static final int RESTARTS_MAX = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ThreadRestarts.class);

    private final InstantSource clock;
    private final Path stateDirectory;
    private final DamagedState damagedState;
    private final Deque<Instant> restarts = new ArrayDeque<>();
    private volatile String reasonToGiveUp =
            "threads failed again and again, see the log; nothing is lost: what was not"
                    + " decided is decided at the next start";

    /**
     * @param clock tells how long ago a thread failed
     * @param streams where the state is, and under which name
     */
    ThreadRestarts(InstantSource clock, StreamsSettings streams) {
        this.clock = clock;
        stateDirectory = streams.stateDirectory();
        damagedState = new DamagedState(streams);
    }

    /** Why the instance gave up, for whoever runs it: what, where and what to do. To be asked once it has. */
    String reasonToGiveUp() {
        return reasonToGiveUp;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        if (FullDisk.isCauseOf(failure)) {
            return giveUp(FullDisk.message(stateDirectory), failure);
        }
        if (DamagedState.isCauseOf(failure)) {
            noteDamage();
            return giveUp(
                    "the state in " + stateDirectory.toAbsolutePath()
                            + " cannot be read; the next start removes it and restores it from Kafka, nothing is lost",
                    failure);
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

    private StreamThreadExceptionResponse giveUp(String reason, Throwable failure) {
        reasonToGiveUp = reason;
        LOG.error("This instance ends: {}", reason, failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Without the note the next start meets the damage again and tries once more; that is no reason not to end now. */
    private void noteDamage() {
        try {
            damagedState.note();
        } catch (UncheckedIOException e) {
            LOG.error("The next start will not know that the state is damaged", e);
        }
    }
}
