package dev.sluice.topology;

import dev.sluice.decision.EventClock;
import java.time.Duration;
import java.time.Instant;

/**
 * When it is worth looking through a store for what has expired. Event time is the newest that this task has seen since
 * it started: an idle or restarted task removes nothing. After a round over everything it knows the oldest entry and
 * rests until that one is overdue by a tenth of the horizon, so that an entry is looked at some ten times in its life
 * however long that is.
 */
final class SweepPace {

    private static final int OVERDUE_PART = 10;

    private final EventClock clock = new EventClock();
    /** No entry is older; {@link Instant#MIN} before everything was looked at once. */
    private Instant oldest = Instant.MIN;
    /** The oldest of the entries that the present round has come by, or that came during it. */
    private Instant oldestOfRound = Instant.MAX;

    /** Tells how far event time has come. */
    void observe(Instant time) {
        clock.observe(time);
    }

    /** Tells the time of an entry that was put into the store. */
    void entered(Instant time) {
        oldest = earlier(oldest, time);
        oldestOfRound = earlier(oldestOfRound, time);
    }

    /** Whether the entry that a round comes by is beyond the horizon; if not, it stays. */
    boolean isExpired(Instant time, Duration horizon) {
        boolean isExpired = clock.isFurtherBack(time, horizon);
        if (!isExpired) {
            oldestOfRound = earlier(oldestOfRound, time);
        }
        return isExpired;
    }

    /** Tells that a round has come by all entries. */
    void roundEnded() {
        oldest = oldestOfRound;
        oldestOfRound = Instant.MAX;
    }

    /** Whether another round would find enough. */
    boolean isRoundDue(Duration horizon) {
        return clock.isFurtherBack(oldest, horizon.plus(horizon.dividedBy(OVERDUE_PART)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
