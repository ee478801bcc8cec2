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
    private final List<RatioSlot> ratios;

    /** A ratio and where its value and those of its parts stand. */
    private record RatioSlot(int index, RatioFeature ratio, int numerator, int denominator) {}

    /** Prepares the features that the catalog declares for an entity. */
    public FeatureEvaluator(FeatureCatalog catalog, Entity entity) {
        features = catalog.features(entity);
        List<String> names = features.stream().map(FeatureSpec::name).toList();
        Map<WindowGroup.Key, List<WindowGroup.Slot>> slots = new LinkedHashMap<>();
        List<RatioSlot> ratioSlots = new ArrayList<>();
        for (int index = 0; index < features.size(); index++) {
            if (features.get(index) instanceof WindowFeature feature) {
                slots.computeIfAbsent(WindowGroup.Key.of(feature), key -> new ArrayList<>())
                        .add(new WindowGroup.Slot(index, feature));
            } else if (features.get(index) instanceof RatioFeature ratio) {
                ratioSlots.add(new RatioSlot(
                        index, ratio, names.indexOf(ratio.numerator()), names.indexOf(ratio.denominator())));
            }
        }
        groups = slots.entrySet().stream()
                .map(entry -> new WindowGroup(entry.getKey(), entry.getValue()))
                .toList();
        ratios = List.copyOf(ratioSlots);
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
            group.evaluate(rows, currentRow, history.completeAfterMillis(), values, exact);
        }
        for (RatioSlot slot : ratios) {
            values[slot.index()] = slot.ratio().of(values[slot.numerator()], values[slot.denominator()]);
            exact[slot.index()] = exact[slot.numerator()] && exact[slot.denominator()];
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
