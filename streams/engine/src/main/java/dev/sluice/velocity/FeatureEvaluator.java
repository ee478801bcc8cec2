package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes all features of one kind of entity for a transaction. Immutable, safe for many threads. */
public final class FeatureEvaluator {

    private final List<FeatureSpec> features;
    private final List<WindowGroup> groups;

    /** Prepares the features that the catalog declares for an entity. */
    public FeatureEvaluator(FeatureCatalog catalog, Entity entity) {
        features = catalog.features(entity);
        Map<WindowGroup.Key, List<WindowGroup.Slot>> slots = new LinkedHashMap<>();
        for (int index = 0; index < features.size(); index++) {
            FeatureSpec feature = features.get(index);
            slots.computeIfAbsent(WindowGroup.Key.of(feature), key -> new ArrayList<>())
                    .add(new WindowGroup.Slot(index, feature));
        }
        groups = slots.entrySet().stream()
                .map(entry -> new WindowGroup(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * The features of a transaction, as of its own arrival: events and labels that arrived later do not count, so that
     * evaluating it again gives the same values.
     *
     * @param history the entity's history, to which the transaction was offered by {@link EntityHistory#add}
     * @param current the transaction
     * @return the values; without any value if the transaction was {@link Arrival#TOO_OLD} for the history
     * @throws IllegalArgumentException if the transaction was never offered to the history
     */
    public FeatureValues evaluate(EntityHistory history, HistoryEvent current) {
        double[] values = new double[features.size()];
        boolean[] exact = new boolean[features.size()];
        EventRows rows = history.rows();
        int currentRow = rows.rowOf(current.transactionHash());
        if (currentRow < 0) {
            refuseUnlessTooOld(history, current);
            Arrays.fill(values, Double.NaN);
            return new FeatureValues(features, values, exact);
        }
        for (WindowGroup group : groups) {
            group.evaluate(rows, currentRow, values);
        }
        for (int index = 0; index < exact.length; index++) {
            exact[index] = rows.time(currentRow) - features.get(index).reachMillis() >= history.completeAfterMillis();
        }
        return new FeatureValues(features, values, exact);
    }

    private static void refuseUnlessTooOld(EntityHistory history, HistoryEvent current) {
        if (current.timeMillis() > history.completeAfterMillis()) {
            throw new IllegalArgumentException("transaction " + current.transactionId()
                    + " was never offered to this history: add it before its features are evaluated");
        }
    }
}
