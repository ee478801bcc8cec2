package dev.sluice.rules.facts;

import dev.sluice.contract.GeoPoint;
import org.jspecify.annotations.Nullable;

/** Distances on Earth. */
final class Geo {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    private Geo() {}

    /** Great-circle distance in kilometers (haversine, error below 0.6%), or null if a place is not known. */
    static @Nullable Double distanceKm(@Nullable GeoPoint a, @Nullable GeoPoint b) {
        if (a == null || b == null) {
            return null;
        }
        double latitudes = Math.toRadians(b.getLatitude() - a.getLatitude());
        double longitudes = Math.toRadians(b.getLongitude() - a.getLongitude());
        double h = square(Math.sin(latitudes / 2))
                + Math.cos(Math.toRadians(a.getLatitude()))
                        * Math.cos(Math.toRadians(b.getLatitude()))
                        * square(Math.sin(longitudes / 2));
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    private static double square(double x) {
        return x * x;
    }
}
