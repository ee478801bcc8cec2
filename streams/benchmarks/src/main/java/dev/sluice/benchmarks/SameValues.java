package dev.sluice.benchmarks;

import dev.sluice.velocity.FeatureValues;

/** Holds two ways of computing the same features against each other: a benchmark of different results compares nothing. */
final class SameValues {

    /** The naive standard deviation is reckoned in floating point; all others that are exact agree to the last bit. */
    private static final double RELATIVE_DIFFERENCE_MAX = 1e-9;

    /** An estimate is off by so many standard errors less than once in ten thousand times. */
    private static final double ERRORS_ALLOWED = 4;

    private SameValues() {}

    /**
     * Refuses values that differ, or that are not exact.
     *
     * @param values those of Sluice
     * @param naive those of the naive scan, in the same order
     * @throws IllegalStateException that names the first that differs
     */
    static void require(FeatureValues values, double[] naive) {
        if (!values.inexactNames().isEmpty()) {
            throw new IllegalStateException("not exact: " + values.inexactNames());
        }
        for (int i = 0; i < naive.length; i++) {
            double difference = RELATIVE_DIFFERENCE_MAX + ERRORS_ALLOWED * values.standardError(i);
            if (!areSame(values.value(i), naive[i], difference)) {
                throw new IllegalStateException(
                        values.name(i) + " is " + values.value(i) + ", by the naive scan " + naive[i]);
            }
        }
    }

    private static boolean areSame(double a, double b, double difference) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= difference * Math.abs(b);
    }
}
