package dev.sluice.velocity;

/**
 * A place as histories keep it: latitude and longitude in whole ten-thousandths of a degree, packed into one number. That
 * is 11 meters at most, finer than what most places are known to, and no finer than velocity needs: where somebody pays
 * is personal data.
 */
final class Place {

    /** Stands for "not known"; no place is packed into this number. */
    static final long NONE = Long.MIN_VALUE;

    private static final double UNITS_PER_DEGREE = 10_000;
    private static final int LATITUDE_MAX = 900_000;
    private static final int LONGITUDE_MAX = 1_800_000;

    private Place() {}

    /**
     * Rounds and packs a place in degrees.
     *
     * @throws IllegalArgumentException if there is no such place on Earth
     */
    static long ofDegrees(double latitude, double longitude) {
        double latitudeUnits = latitude * UNITS_PER_DEGREE;
        double longitudeUnits = longitude * UNITS_PER_DEGREE;
        boolean onEarth = Math.abs(latitudeUnits) <= LATITUDE_MAX && Math.abs(longitudeUnits) <= LONGITUDE_MAX;
        if (!onEarth) {
            throw new IllegalArgumentException("there is no place at " + latitude + ", " + longitude + " on Earth");
        }
        return ofUnits(Math.round(latitudeUnits), Math.round(longitudeUnits));
    }

    /** Packs a place in ten-thousandths of a degree; {@link #NONE} if there is no such place on Earth. */
    static long ofUnits(long latitude, long longitude) {
        boolean onEarth = latitude >= -LATITUDE_MAX
                && latitude <= LATITUDE_MAX
                && longitude >= -LONGITUDE_MAX
                && longitude <= LONGITUDE_MAX;
        return onEarth ? (latitude << Integer.SIZE) | (longitude & 0xFFFF_FFFFL) : NONE;
    }

    /** The latitude of a packed place, in ten-thousandths of a degree. */
    static int latitudeUnits(long place) {
        return (int) (place >> Integer.SIZE);
    }

    /** The longitude of a packed place, in ten-thousandths of a degree. */
    static int longitudeUnits(long place) {
        return (int) place;
    }

    /** The distance between two packed places in kilometers. */
    static double distanceKm(long a, long b) {
        return GreatCircle.distanceKm(
                latitudeUnits(a) / UNITS_PER_DEGREE,
                longitudeUnits(a) / UNITS_PER_DEGREE,
                latitudeUnits(b) / UNITS_PER_DEGREE,
                longitudeUnits(b) / UNITS_PER_DEGREE);
    }
}
