package dev.sluice.velocity;

/** How many events there are. */
final class CountTally implements Tally {

    private long count;

    @Override
    public void add(int row) {
        count++;
    }

    @Override
    public double value(Measure measure) {
        return count;
    }
}
