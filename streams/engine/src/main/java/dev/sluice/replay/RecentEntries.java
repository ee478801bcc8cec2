package dev.sluice.replay;

import dev.sluice.decision.EventClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of transactions for a time, so that a long history does not fill the memory. An entry goes as soon
 * as it and all that came before it are older than the horizon.
 *
 * @param <T> what is remembered
 */
final class RecentEntries<T> {

    private final Duration horizon;
    private final EventClock clock = new EventClock();
    private final Map<String, Entry<T>> byTransaction = new LinkedHashMap<>();

    /**
     * @param horizon for how long, in event time
     */
    RecentEntries(Duration horizon) {
        this.horizon = horizon;
    }

    @Nullable
    T get(String transactionId) {
        Entry<T> entry = byTransaction.get(transactionId);
        return entry == null ? null : entry.value();
    }

    void put(String transactionId, T value, Instant eventTime) {
        clock.observe(eventTime);
        byTransaction.put(transactionId, new Entry<>(value, eventTime));
        Iterator<Entry<T>> oldestFirst = byTransaction.values().iterator();
        while (oldestFirst.hasNext() && clock.isFurtherBack(oldestFirst.next().eventTime(), horizon)) {
            oldestFirst.remove();
        }
    }

    int size() {
        return byTransaction.size();
    }

    private record Entry<T>(T value, Instant eventTime) {}
}
