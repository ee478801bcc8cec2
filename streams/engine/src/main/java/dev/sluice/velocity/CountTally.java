package dev.sluice.velocity;

/** How many events there are. */
final class CountTally implements Tally {

    private long events;

    @Override
    public int add(int[] rows, int count) {
        events += count;
        return NOT_SETTLED;
    }

    @Override
    public double value(Measure measure) {
        return events;
    }
}
