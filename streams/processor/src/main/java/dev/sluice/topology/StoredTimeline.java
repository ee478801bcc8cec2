package dev.sluice.topology;

import dev.sluice.decision.SignalTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.VersionedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reports in a versioned store of Kafka Streams, which answers as of any time within its history.
 *
 * <p>Such a store keeps older versions in segments by time. When Kafka Streams 4.3.1 opens a store that is on disk already,
 * it knows of no segment, and finds none of these versions until something is put into their segment. So the timeline
 * marks which segment is the newest, and once after opening puts a deletion that deletes nothing into each.
 */
final class StoredTimeline<T> implements SignalTimeline<T> {

    /** Under this is the first report of the newest segment; no entity has an empty id. */
    private static final String NEWEST = "";

    /** What is deleted to open a segment begins so; no report is kept under it. */
    private static final String NOBODY = "\0";

    private static final int SEGMENTS = 24;
    private static final Duration SEGMENT_MIN = Duration.ofSeconds(2);
    private static final long NONE = Long.MIN_VALUE;

    private final VersionedKeyValueStore<String, T> store;
    private final long historyMillis;
    private final long segmentMillis;
    private long newestMillis = NONE;
    private boolean isOpen;

    /**
     * Over the store that one task owns.
     *
     * @param store with segments as long as {@link #segment(Duration)} says
     * @param history how far back the store answers
     */
    StoredTimeline(VersionedKeyValueStore<String, T> store, Duration history) {
        this.store = store;
        this.historyMillis = history.toMillis();
        this.segmentMillis = segment(history).toMillis();
    }

    /** How long each segment of a store is that answers so far back. */
    static Duration segment(Duration history) {
        Duration part = history.dividedBy(SEGMENTS);
        return part.compareTo(SEGMENT_MIN) < 0 ? SEGMENT_MIN : part;
    }

    @Override
    public @Nullable T asOf(String entityId, Instant time) {
        open();
        VersionedRecord<T> version = store.get(entityId, time.toEpochMilli());
        return version == null ? null : version.value();
    }

    /** Keeps a report under the time at which it was made. */
    void put(String entityId, T report, Instant reportedAt) {
        open();
        long timeMillis = reportedAt.toEpochMilli();
        store.put(entityId, report, timeMillis);
        if (newestMillis == NONE || segmentOf(timeMillis) > segmentOf(newestMillis)) {
            store.put(NEWEST, report, timeMillis);
            newestMillis = timeMillis;
        }
    }

    /** Not before the first use: a store may be written to when records are processed, and not while tasks start. */
    private void open() {
        if (!isOpen) {
            isOpen = true;
            VersionedRecord<T> newest = store.get(NEWEST);
            if (newest != null) {
                newestMillis = newest.timestamp();
                openSegments();
            }
        }
    }

    /**
     * Deletes something in each segment, at its last moment: earlier ones may be too old already. Under an id of its own,
     * for a deletion that is older than another of the same id would go to the segment of that one.
     */
    private void openSegments() {
        String nobody = NOBODY + UUID.randomUUID();
        long newest = segmentOf(newestMillis);
        for (long segment = segmentOf(newestMillis - historyMillis); segment < newest; segment++) {
            store.put(nobody, null, (segment + 1) * segmentMillis - 1);
        }
        store.put(nobody, null, newestMillis);
    }

    private long segmentOf(long timeMillis) {
        return Math.floorDiv(timeMillis, segmentMillis);
    }
}
