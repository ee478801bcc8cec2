package dev.sluice.velocity;

/** Values while they are computed. */
final class Measured {

    private final double[] values;
    private final boolean[] exact;
    private final double[] standardErrors;

    Measured(int size) {
        values = new double[size];
        exact = new boolean[size];
        standardErrors = new double[size];
    }

    /** Sets a value, whether every event that it depends on was there, and its standard error as a part of it. */
    void set(int index, double value, boolean isExact, double standardError) {
        values[index] = value;
        exact[index] = isExact;
        standardErrors[index] = standardError;
    }

    /** Sets a value that is calculated from two others, or is the one that stands for nothing to measure. */
    void setFrom(int index, double value, int one, int other) {
        // Relative errors of a quotient add up like the sides of a right angle, as they are independent.
        set(index, value, exact[one] && exact[other], Math.hypot(standardErrors[one], standardErrors[other]));
    }

    double value(int index) {
        return values[index];
    }

    boolean isExact(int index) {
        return exact[index];
    }

    /** Whether the first so many are exact, all of them. */
    boolean areExact(int count) {
        for (int index = 0; index < count; index++) {
            if (!exact[index]) {
                return false;
            }
        }
        return true;
    }

    double standardError(int index) {
        return standardErrors[index];
    }
}
