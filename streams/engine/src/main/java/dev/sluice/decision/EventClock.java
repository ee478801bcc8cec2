package dev.sluice.decision;

import java.time.Duration;
import java.time.Instant;

/** How far event time has come, as far as its owner has seen since it started. */
public final class EventClock {

    private Instant newest = Instant.MIN;

    /** Takes note of an event's time. */
    public void observe(Instant time) {
        if (time.isAfter(newest)) {
            newest = time;
        }
    }

    /** The newest time that was observed; {@link Instant#MIN} before anything was. */
    public Instant newest() {
        return newest;
    }

    /** Whether a time lies further back than this; false before anything was observed. */
    public boolean isFurtherBack(Instant time, Duration than) {
        return !newest.equals(Instant.MIN) && time.isBefore(newest.minus(than));
    }
}
