package dev.sluice.velocity;

/**
 * The distance between two places along the surface of a sphere, by the haversine formula (R. W. Sinnott, "Virtues of the
 * Haversine", Sky and Telescope 68(2), 1984, p. 159), which stays exact for places that are close together. Earth is
 * flattened, so the true distance differs by up to 0.6%.
 *
 * <p>{@link StrictMath} throughout: {@link Math} may give different last bits on different processors, and a replay must
 * give what the stream gave.
 */
public final class GreatCircle {

    /** The mean radius R1 of the GRS 80 ellipsoid (H. Moritz, "Geodetic Reference System 1980"), which is WGS 84's too. */
    private static final double EARTH_RADIUS_KM = 6371.0088;

    private GreatCircle() {}

    /** The distance in kilometers, 0 to 20,016; places in degrees, north and east positive. */
    public static double distanceKm(double latitudeA, double longitudeA, double latitudeB, double longitudeB) {
        double haversine = haversine(latitudeB - latitudeA)
                + cosine(latitudeA) * cosine(latitudeB) * haversine(longitudeB - longitudeA);
        return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, Math.sqrt(haversine)));
    }

    private static double haversine(double degrees) {
        double sine = StrictMath.sin(Math.toRadians(degrees) / 2);
        return sine * sine;
    }

    private static double cosine(double degrees) {
        return StrictMath.cos(Math.toRadians(degrees));
    }
}
