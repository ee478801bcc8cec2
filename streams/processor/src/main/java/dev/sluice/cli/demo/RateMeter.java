package dev.sluice.cli.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Splits a growing count into seconds, by looking at it now and then. */
final class RateMeter {

    private static final int SECONDS_KEPT = 30;

    private final Deque<Long> rates = new ArrayDeque<>();
    private Duration since = Duration.ZERO;
    private long countThen;

    /** Takes note of the count at a time; once a second or more has gone by, its rate is kept. */
    void look(Duration now, long count) {
        long millis = now.minus(since).toMillis();
        if (millis < 1000) {
            return;
        }
        rates.addLast(Math.round((count - countThen) * 1000.0 / millis));
        if (rates.size() > SECONDS_KEPT) {
            rates.removeFirst();
        }
        since = now;
        countThen = count;
    }

    /** Returns the rates per second, the oldest first. */
    List<Long> rates() {
        return List.copyOf(rates);
    }
}
