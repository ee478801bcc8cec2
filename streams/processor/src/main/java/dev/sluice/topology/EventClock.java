package dev.sluice.topology;

import java.time.Duration;
import java.time.Instant;

/** How far event time has come, as far as this task has seen since it started. */
final class EventClock {

    private Instant newest = Instant.MIN;

    /** Takes note of an event's time. */
    void observe(Instant time) {
        if (time.isAfter(newest)) {
            newest = time;
        }
    }

    /** Whether a time lies further back than this; false before anything was observed. */
    boolean isFurtherBack(Instant time, Duration than) {
        return !newest.equals(Instant.MIN) && time.isBefore(newest.minus(than));
    }
}
