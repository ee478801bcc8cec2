package dev.sluice.velocity;

import java.util.List;
import java.util.stream.IntStream;

/** The values of one entity's features for one transaction, in the order of the catalog. Immutable. */
public final class FeatureValues {

    private final List<FeatureSpec> features;
    private final double[] values;
    private final boolean[] exact;
    private final boolean allExact;

    FeatureValues(List<FeatureSpec> features, double[] values, boolean[] exact) {
        this.features = features;
        this.values = values;
        this.exact = exact;
        this.allExact = allTrue(exact);
    }

    private static boolean allTrue(boolean[] values) {
        for (boolean value : values) {
            if (!value) {
                return false;
            }
        }
        return true;
    }

    /** How many features there are. */
    public int size() {
        return values.length;
    }

    /** The name of the feature at an index from 0. */
    public String name(int index) {
        return features.get(index).name();
    }

    /** The value of the feature at an index from 0; NaN if it has none. */
    public double value(int index) {
        return values[index];
    }

    /**
     * Whether the history still held every event of that feature's window. False after events were dropped because the
     * entity had too many, or because the transaction is so late that part of its window has expired: then the value
     * covers what is left.
     */
    public boolean isExact(int index) {
        return exact[index];
    }

    /** The names of the features that are not exact; usually none. */
    public List<String> inexactNames() {
        if (allExact) {
            return List.of();
        }
        return IntStream.range(0, exact.length)
                .filter(index -> !exact[index])
                .mapToObj(this::name)
                .toList();
    }
}
