package dev.sluice.rules.facts;

import java.util.Arrays;

/**
 * The velocity features of one transaction, in the order in which the rule set's {@code features.yaml} declares them.
 * Immutable.
 */
public final class Velocity {

    private final double[] values;

    /** @param values one value per declared feature, in order; NaN: no value */
    public Velocity(double... values) {
        this.values = values.clone();
    }

    /** No feature has a value. */
    public static Velocity unknown(int featureCount) {
        double[] values = new double[featureCount];
        Arrays.fill(values, Double.NaN);
        return new Velocity(values);
    }

    /** Value of the feature at that position, NaN if it has none. */
    public double value(int index) {
        return values[index];
    }

    /** Whether the feature at that position has a value. */
    public boolean known(int index) {
        return !Double.isNaN(values[index]);
    }

    /** How many features were declared. */
    public int size() {
        return values.length;
    }

    @Override
    public String toString() {
        return "Velocity" + Arrays.toString(values);
    }
}
