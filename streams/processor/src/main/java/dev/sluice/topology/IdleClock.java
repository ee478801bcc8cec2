package dev.sluice.topology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Event time of a task that goes on where nothing comes: as far as the newest event, and from then on as fast as the clock
 * on the wall. Without that, who waits where nobody pays would wait for ever.
 */
final class IdleClock {

    private @Nullable Instant newest;
    private long newestAtMillis;

    /**
     * Takes note of an event.
     *
     * @param time its event time
     * @param nowMillis wall-clock time
     */
    void observe(Instant time, long nowMillis) {
        if (newest == null || time.isAfter(newest)) {
            newest = time;
            newestAtMillis = nowMillis;
        }
    }

    /**
     * How far event time has come.
     *
     * @param nowMillis wall-clock time
     * @return {@link Instant#MIN} before anything was observed
     */
    Instant now(long nowMillis) {
        return newest == null ? Instant.MIN : newest.plusMillis(Math.max(0, nowMillis - newestAtMillis));
    }
}
