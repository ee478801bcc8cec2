package dev.sluice.topology;

import dev.sluice.velocity.HistoryPages;
import dev.sluice.velocity.HistoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Removes the histories of entities that have not been seen for longer than anything of them is kept, a few pages at a
 * time, so that no stream thread pauses for it, at the pace of {@link SweepPace}. A history goes with all its pages at
 * once, since a part of one cannot be read.
 */
final class HistorySweeper {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PAGES_PER_LOOK = 200;

    private final KeyValueStore<Bytes, byte[]> store;
    private final HistoryStore histories;
    private final Supplier<Duration> retention;
    private final SweepPace pace = new SweepPace();

    private @Nullable Bytes resumeAt;

    /**
     * @param store the pages
     * @param histories what reads and writes them
     * @param retention how long before an entity's newest event anything of it is kept, by the model in force
     */
    HistorySweeper(KeyValueStore<Bytes, byte[]> store, HistoryStore histories, Supplier<Duration> retention) {
        this.store = store;
        this.histories = histories;
        this.retention = retention;
    }

    /** Starts sweeping in the background of the task's thread. */
    void schedule(ProcessorContext<?, ?> context) {
        context.schedule(PAUSE, PunctuationType.WALL_CLOCK_TIME, now -> sweepALittle());
    }

    /** Tells the time of an event that came. */
    void entered(Instant time) {
        pace.observe(time);
        pace.entered(time);
    }

    /** Looks at the next pages and removes the histories that have expired, unless none can have. */
    void sweepALittle() {
        Duration horizon = retention.get();
        boolean isBetweenRounds = resumeAt == null;
        if (isBetweenRounds && !pace.isRoundDue(horizon)) {
            return;
        }
        List<HistoryPages> expired = new ArrayList<>();
        resumeAt = look(horizon, expired);
        expired.forEach(pages -> histories.sweep(pages, keysOf(pages)));
        if (resumeAt == null) {
            pace.roundEnded();
        }
    }

    private @Nullable Bytes look(Duration horizon, List<HistoryPages> expired) {
        try (KeyValueIterator<Bytes, byte[]> pages = store.range(resumeAt, null)) {
            for (int looked = 0; pages.hasNext(); looked++) {
                KeyValue<Bytes, byte[]> page = pages.next();
                if (looked == PAGES_PER_LOOK) {
                    return page.key;
                }
                HistoryPages.ofHead(page.key.get(), page.value)
                        .filter(history -> pace.isExpired(Instant.ofEpochMilli(history.newestMillis()), horizon))
                        .ifPresent(expired::add);
            }
        }
        return null;
    }

    private List<byte[]> keysOf(HistoryPages pages) {
        List<byte[]> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> found =
                store.range(Bytes.wrap(pages.firstKey()), Bytes.wrap(pages.endKey()))) {
            found.forEachRemaining(page -> keys.add(page.key.get()));
        }
        return keys;
    }
}
