package dev.sluice.velocity;

/** Where the entity comes from: for {@link Measure#DISTANCE} and {@link Measure#SPEED}. */
final class JourneyTally implements Tally {

    private final EventRows rows;
    private final int currentRow;
    private final long destination;
    private long origin = Place.NONE;
    private int originRow;

    JourneyTally(EventRows rows, int currentRow) {
        this.rows = rows;
        this.currentRow = currentRow;
        this.destination = rows.place(currentRow);
    }

    @Override
    public void add(int row) {
        origin = rows.place(row);
        originRow = row;
    }

    @Override
    public boolean isSettled() {
        return destination == Place.NONE || origin != Place.NONE;
    }

    @Override
    public double value(Measure measure) {
        if (destination == Place.NONE || origin == Place.NONE) {
            return Double.NaN;
        }
        double distanceKm = Place.distanceKm(origin, destination);
        return measure == Measure.DISTANCE
                ? distanceKm
                : Travel.speedKmh(distanceKm, rows.time(currentRow) - rows.time(originRow));
    }
}
