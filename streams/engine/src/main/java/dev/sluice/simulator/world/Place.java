package dev.sluice.simulator.world;

import dev.sluice.contract.GeoPoint;

/**
 * A point on Earth and the country that it lies in.
 *
 * @param country the country
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 */
public record Place(Country country, double latitude, double longitude) {

    private static final double KILOMETERS_PER_DEGREE = 111.2;

    /** Returns a place in a random direction, at a distance in kilometers that lies between the two given. */
    public Place away(Dice dice, double minKilometers, double maxKilometers) {
        double direction = dice.between(0, 2 * StrictMath.PI);
        double degrees = dice.between(minKilometers, maxKilometers) / KILOMETERS_PER_DEGREE;
        double stretch = Math.max(0.1, StrictMath.cos(StrictMath.toRadians(latitude)));
        return new Place(
                country,
                rounded(latitude + degrees * StrictMath.cos(direction)),
                rounded(longitude + degrees * StrictMath.sin(direction) / stretch));
    }

    /** Returns the place as the contracts state it, known to so many meters. */
    public GeoPoint point(double accuracyMeters) {
        return GeoPoint.newBuilder()
                .setLatitude(latitude)
                .setLongitude(longitude)
                .setAccuracyMeters(accuracyMeters)
                .build();
    }

    /** Five decimals are about a meter; more would only be noise in the files. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 100_000) / 100_000.0;
    }
}
