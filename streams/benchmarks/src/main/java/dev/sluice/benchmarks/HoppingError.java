package dev.sluice.benchmarks;

/** How far values that were read are from the exact ones, gathered one by one. */
final class HoppingError {

    private long events;
    private long different;
    private double relativeSum;
    private double relativeMax;

    /**
     * Takes one pair in.
     *
     * @param read what was read
     * @param exact what it should be, not 0
     */
    void add(long read, long exact) {
        double relative = (double) Math.abs(read - exact) / Math.abs(exact);
        events++;
        different += relative > 0 ? 1 : 0;
        relativeSum += relative;
        relativeMax = Math.max(relativeMax, relative);
    }

    /** How many pairs there are. */
    long events() {
        return events;
    }

    /** Which part of them differs, 0 to 1; 0 without any. */
    double differentShare() {
        return events == 0 ? 0 : (double) different / events;
    }

    /** The mean relative error, 0.01 for a hundredth; 0 without any. */
    double relativeMean() {
        return events == 0 ? 0 : relativeSum / events;
    }

    /** The largest relative error, 0.01 for a hundredth; 0 without any. */
    double relativeMax() {
        return relativeMax;
    }
}
