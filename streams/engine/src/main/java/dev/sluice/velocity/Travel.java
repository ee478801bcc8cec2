package dev.sluice.velocity;

/**
 * The speed of a journey from one payment to the next, so defined that noise does not look like a flight. Places come from
 * satellites, masts and addresses, and are off by meters to about a kilometer; clocks of different platforms are off by
 * seconds.
 */
final class Travel {

    /** Below this distance nobody has moved, in kilometers: the speed is 0. */
    static final double STANDING_STILL_KM = 1;

    /** A shorter journey counts as if it had taken this long, in milliseconds; so no speed is infinite. */
    static final long DURATION_MILLIS_MIN = 60_000;

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private Travel() {}

    /** The speed in km/h, finite; 0 for a distance below {@link #STANDING_STILL_KM}. */
    static double speedKmh(double distanceKm, long durationMillis) {
        if (distanceKm < STANDING_STILL_KM) {
            return 0;
        }
        return distanceKm * MILLIS_PER_HOUR / Math.max(durationMillis, DURATION_MILLIS_MIN);
    }
}
