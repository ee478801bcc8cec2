package dev.sluice.velocity;

/**
 * Which events a feature looks at: at a transaction of time {@code t} those in {@code (t − delay − length, t − delay]},
 * and of these at most so many, the newest.
 *
 * @param lengthMillis how long it is in milliseconds, positive
 * @param eventsMax how many events it holds at most, at least 1; {@link #ALL_EVENTS} for any number
 * @param delayMillis how long before the transaction it ends in milliseconds, 0 or more
 */
public record FeatureWindow(long lengthMillis, int eventsMax, long delayMillis) {

    /** The {@link #eventsMax} of a window that holds however many events there are. */
    public static final int ALL_EVENTS = Integer.MAX_VALUE;

    /** Refuses a window that holds nothing or ends in the future. */
    public FeatureWindow {
        if (lengthMillis <= 0) {
            throw new IllegalArgumentException("a window must be longer than nothing, is " + lengthMillis + " ms");
        }
        if (eventsMax < 1) {
            throw new IllegalArgumentException("a window must hold at least one event, is to hold " + eventsMax);
        }
        if (delayMillis < 0) {
            throw new IllegalArgumentException("a delay must not be negative, is " + delayMillis + " ms");
        }
    }

    /** The most that the {@link #eventsMax} of a window can be apart from that: each of them may be looked at. */
    public static final int EVENTS_MAX = 2_000;

    /** A window of a length that holds all events until the transaction itself. */
    public static FeatureWindow ofMillis(long lengthMillis) {
        return new FeatureWindow(lengthMillis, ALL_EVENTS, 0);
    }

    /** How far before the transaction it begins, in milliseconds. */
    public long reachMillis() {
        return Math.addExact(lengthMillis, delayMillis);
    }
}
