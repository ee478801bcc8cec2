package dev.sluice.topology;

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
 * Removes what is older than a horizon in event time, a few entries at a time, so that no stream thread pauses for it, at
 * the pace of {@link SweepPace}.
 *
 * @param <V> the stored value
 */
final class ExpirySweeper<V> {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ENTRIES_PER_LOOK = 500;

    private final KeyValueStore<String, V> store;
    private final Function<V, Instant> eventTime;
    private final Duration horizon;
    private final SweepPace pace = new SweepPace();
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
        pace.observe(time);
    }

    /** Tells the time of an entry that was put into the store. */
    void entered(Instant time) {
        pace.entered(time);
    }

    /** Looks at the next entries and removes those beyond the horizon, unless none can be. */
    void sweepALittle() {
        boolean isBetweenRounds = resumeAt == null;
        if (isBetweenRounds && !pace.isRoundDue(horizon)) {
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
                if (pace.isExpired(time, horizon)) {
                    expired.add(entry.key);
                }
            }
        }
        expired.forEach(store::delete);
        resumeAt = next;
        if (next == null) {
            pace.roundEnded();
        }
    }
}
