package dev.sluice.topology;

import dev.sluice.decision.SignalTimeline;
import java.time.Instant;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.VersionedRecord;
import org.jspecify.annotations.Nullable;

/** Reports in a versioned store of Kafka Streams, which answers as of any time within its history. */
final class StoredTimeline<T> implements SignalTimeline<T> {

    private final VersionedKeyValueStore<String, T> store;

    StoredTimeline(VersionedKeyValueStore<String, T> store) {
        this.store = store;
    }

    @Override
    public @Nullable T asOf(String entityId, Instant time) {
        VersionedRecord<T> version = store.get(entityId, time.toEpochMilli());
        return version == null ? null : version.value();
    }

    /** Keeps a report under the time at which it was made. */
    void put(String entityId, T report, Instant reportedAt) {
        store.put(entityId, report, reportedAt.toEpochMilli());
    }
}
