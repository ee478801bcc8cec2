package dev.sluice.velocity;

/** Where the entity comes from: for {@link Measure#DISTANCE} and {@link Measure#SPEED}. */
final class JourneyTally extends SearchingTally {

    private final Moment current;
    private final long destination;
    private long origin = Place.NONE;
    private long departureMillis;

    JourneyTally(Moment current) {
        this.current = current;
        this.destination = current.place();
    }

    @Override
    public int add(EventRows rows, int[] selected, int count) {
        for (int i = 0; i < count; i++) {
            origin = rows.place(selected[i]);
            if (origin != Place.NONE) {
                departureMillis = rows.time(selected[i]);
                return i;
            }
        }
        return NOT_SETTLED;
    }

    @Override
    public boolean isSettled() {
        return destination == Place.NONE;
    }

    @Override
    public double value(Measure measure) {
        if (destination == Place.NONE || origin == Place.NONE) {
            return Double.NaN;
        }
        double distanceKm = Place.distanceKm(origin, destination);
        return measure == Measure.DISTANCE
                ? distanceKm
                : Travel.speedKmh(distanceKm, current.timeMillis() - departureMillis);
    }
}
