package dev.sluice.velocity;

import java.util.List;
import java.util.stream.IntStream;

/** The values of one entity's features for one transaction, in the order of the catalog. Immutable. */
public final class FeatureValues {

    private final List<FeatureSpec> features;
    private final Measured measured;
    private final boolean allExact;

    FeatureValues(List<FeatureSpec> features, Measured measured) {
        this.features = features;
        this.measured = measured;
        this.allExact = measured.areExact(features.size());
    }

    /** How many features there are. */
    public int size() {
        return features.size();
    }

    /** The name of the feature at an index from 0. */
    public String name(int index) {
        return features.get(index).name();
    }

    /** The value of the feature at an index from 0; NaN if it has none. */
    public double value(int index) {
        return measured.value(index);
    }

    /**
     * Whether the history still held every event of that feature's window. False after events were dropped because the
     * entity had too many, or because the transaction is so late that part of its window has expired: then the value
     * covers what is left.
     */
    public boolean isExact(int index) {
        return measured.isExact(index);
    }

    /**
     * The standard error of the value of the feature at an index from 0, as a part of the value: 0.02 for two percent. 0 for
     * all but the number of different values where there are very many of them, which is an estimate then.
     */
    public double standardError(int index) {
        return measured.standardError(index);
    }

    /** The names of the features that are not exact; usually none. */
    public List<String> inexactNames() {
        if (allExact) {
            return List.of();
        }
        return IntStream.range(0, features.size())
                .filter(index -> !measured.isExact(index))
                .mapToObj(this::name)
                .toList();
    }
}
