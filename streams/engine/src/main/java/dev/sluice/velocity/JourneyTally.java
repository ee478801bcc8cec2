package dev.sluice.velocity;

/** Where the entity comes from: for {@link Measure#DISTANCE} and {@link Measure#SPEED}. */
final class JourneyTally implements Tally {

    private final EventRows history;
    private final int currentRow;
    private final long destination;
    private long origin = Place.NONE;
    private int originRow;

    JourneyTally(EventRows history, int currentRow) {
        this.history = history;
        this.currentRow = currentRow;
        this.destination = history.place(currentRow);
    }

    @Override
    public int add(int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            origin = history.place(rows[i]);
            if (origin != Place.NONE) {
                originRow = rows[i];
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
                : Travel.speedKmh(distanceKm, history.time(currentRow) - history.time(originRow));
    }
}
