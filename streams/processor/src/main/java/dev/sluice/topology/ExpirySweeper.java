package dev.sluice.topology;

import dev.sluice.decision.EventClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is older than a horizon in event time, a few entries at a time, so that no stream thread pauses for it.
 * Event time is the newest that this task has seen since it started: an idle or restarted task removes nothing. Once it
 * has looked at everything it knows the oldest entry and rests until that one is overdue by a tenth of the horizon, so
 * that an entry is looked at some ten times in its life however long that is.
 *
 * @param <V> the stored value
 */
final class ExpirySweeper<V> {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ENTRIES_PER_LOOK = 500;
    private static final int OVERDUE_PART = 10;

    private final KeyValueStore<String, V> store;
    private final Function<V, Instant> eventTime;
    private final Duration horizon;
    private final EventClock clock = new EventClock();
    /** No entry is older; {@link Instant#MIN} before everything was looked at once. */
    private Instant oldest = Instant.MIN;
    /** The oldest of the entries that the present round has come by, or that came during it. */
    private Instant oldestOfRound = Instant.MAX;

    private @Nullable String resumeAt;

    ExpirySweeper(KeyValueStore<String, V> store, Function<V, Instant> eventTime, Duration horizon) {
        this.store = store;
        this.eventTime = eventTime;
        this.horizon = horizon;
    }

    /** Starts sweeping in the background of the task's thread. */
    void schedule(ProcessorContext<?, ?> context) {
        context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, now -> sweepALittle());
    }

    /** Tells how far event time has come. */
    void observe(Instant time) {
        clock.observe(time);
    }

    /** Tells the time of an entry that was put into the store. */
    void entered(Instant time) {
        oldest = earlier(oldest, time);
        oldestOfRound = earlier(oldestOfRound, time);
    }

    /** Looks at the next entries and removes those beyond the horizon, unless none can be. */
    void sweepALittle() {
        if (isResting()) {
            return;
        }
        List<String> expired = new ArrayList<>();
        String next = null;
        try (KeyValueIterator<String, V> entries = store.range(resumeAt, null)) {
            for (int looked = 0; entries.hasNext(); looked++) {
                KeyValue<String, V> entry = entries.next();
                if (looked == ENTRIES_PER_LOOK) {
                    next = entry.key;
                    break;
                }
                Instant time = eventTime.apply(entry.value);
                if (clock.isFurtherBack(time, horizon)) {
                    expired.add(entry.key);
                } else {
                    oldestOfRound = earlier(oldestOfRound, time);
                }
            }
        }
        expired.forEach(store::delete);
        resumeAt = next;
        if (next == null) {
            oldest = oldestOfRound;
            oldestOfRound = Instant.MAX;
        }
    }

    private boolean isResting() {
        boolean betweenRounds = resumeAt == null;
        return betweenRounds && !clock.isFurtherBack(oldest, horizon.plus(horizon.dividedBy(OVERDUE_PART)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
