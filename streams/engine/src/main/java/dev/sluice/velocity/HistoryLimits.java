package dev.sluice.velocity;

import java.time.Duration;

/**
 * How much of one entity's past is kept.
 *
 * @param retentionMillis how long before the entity's newest event an event is kept, in milliseconds of event time,
 *     1 to {@link #RETENTION_MILLIS_MAX}
 * @param eventsMax how many events are kept at least, if so many came, 1 or more; beyond it the oldest are dropped, some
 *     at a time, and the history says so ({@link EntityHistory#completeAfterMillis()})
 */
public record HistoryLimits(long retentionMillis, int eventsMax) {

    /** How many events of one entity are kept unless something else is asked for: some thirty megabytes. */
    public static final int DEFAULT_EVENTS_MAX = 1_000_000;

    /** The longest retention: a hundred years. */
    public static final long RETENTION_MILLIS_MAX = Duration.ofDays(36_525).toMillis();

    /**
     * How late an event may arrive after a newer event of the same entity and still find its whole windows: what is
     * kept beyond the furthest reach of any feature.
     */
    public static final Duration LATENESS_ALLOWED = Duration.ofDays(1);

    /** Refuses limits that would keep nothing. */
    public HistoryLimits {
        if (retentionMillis <= 0 || retentionMillis > RETENTION_MILLIS_MAX) {
            throw new IllegalArgumentException(
                    "retentionMillis must be 1 to " + RETENTION_MILLIS_MAX + ", is " + retentionMillis);
        }
        if (eventsMax < 1) {
            throw new IllegalArgumentException("eventsMax must be at least 1, is " + eventsMax);
        }
    }
}
