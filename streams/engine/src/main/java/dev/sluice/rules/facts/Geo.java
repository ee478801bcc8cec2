package dev.sluice.rules.facts;

import dev.sluice.contract.GeoPoint;
import dev.sluice.velocity.GreatCircle;
import org.jspecify.annotations.Nullable;

/** Distances between places, of which one or both may not be known. */
final class Geo {

    private Geo() {}

    /** Great-circle distance in kilometers, or null if a place is not known. */
    static @Nullable Double distanceKm(@Nullable GeoPoint a, @Nullable GeoPoint b) {
        if (a == null || b == null) {
            return null;
        }
        return GreatCircle.distanceKm(a.getLatitude(), a.getLongitude(), b.getLatitude(), b.getLongitude());
    }
}
