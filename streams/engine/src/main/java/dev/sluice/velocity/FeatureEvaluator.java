package dev.sluice.velocity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes all features of one kind of entity for a transaction. Immutable, safe for many threads. */
public final class FeatureEvaluator {

    /** How many rows are handed to what gathers at once. */
    private static final int ROWS_AT_ONCE = 64;

    private final List<FeatureSpec> features;
    private final List<WindowGroup> groups;
    private final List<Quotient> quotients;
    private final int valueCount;
    private final FeaturePlan plan;

    /** A value that is one of two others divided by the other. */
    private record Quotient(int index, int numerator, int denominator, double valueIfEmpty) {

        void compute(Measured measured) {
            double divisor = measured.value(denominator);
            double quotient = divisor == 0 ? Double.NaN : measured.value(numerator) / divisor;
            measured.setFrom(index, Double.isNaN(quotient) ? valueIfEmpty : quotient, numerator, denominator);
        }
    }

    /** Prepares the features that the catalog declares for an entity. */
    public FeatureEvaluator(FeatureCatalog catalog, Entity entity) {
        features = catalog.features(entity);
        List<String> names = features.stream().map(FeatureSpec::name).toList();
        Map<WindowGroup.Key, List<WindowGroup.Slot>> slots = new LinkedHashMap<>();
        List<Quotient> shares = new ArrayList<>();
        List<Quotient> ratios = new ArrayList<>();
        int next = features.size();
        for (int index = 0; index < features.size(); index++) {
            if (features.get(index) instanceof WindowFeature feature) {
                put(slots, feature, index, feature.conditions());
                if (feature.measure() == Measure.SHARE) {
                    // The part was put above; the whole is a count of its own, without the conditions.
                    put(slots, feature, next, List.of());
                    shares.add(new Quotient(index, index, next, feature.valueIfEmpty()));
                    next++;
                }
            } else if (features.get(index) instanceof RatioFeature ratio) {
                ratios.add(new Quotient(
                        index,
                        names.indexOf(ratio.numerator()),
                        names.indexOf(ratio.denominator()),
                        ratio.valueIfEmpty()));
            }
        }
        valueCount = next;
        quotients = new ArrayList<>(shares);
        quotients.addAll(ratios);
        Map<Attributes, SummaryLayout.Builder> layouts = new LinkedHashMap<>();
        groups = slots.entrySet().stream()
                .map(entry -> new WindowGroup(
                        entry.getKey(),
                        entry.getValue(),
                        layouts.computeIfAbsent(entry.getKey().slicedBy(), by -> new SummaryLayout.Builder())))
                .toList();
        Map<Attributes, SummaryLayout> built = new LinkedHashMap<>();
        layouts.forEach((slicedBy, layout) -> built.put(slicedBy, layout.build()));
        plan = new FeaturePlan(built);
    }

    private static void put(
            Map<WindowGroup.Key, List<WindowGroup.Slot>> slots,
            WindowFeature feature,
            int index,
            List<Condition> conditions) {
        List<Attribute> same = new ArrayList<>();
        List<Condition> fixed = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Same compared) {
                same.add(compared.attribute());
            } else {
                fixed.add(condition);
            }
        }
        WindowGroup.Key key = new WindowGroup.Key(
                Attributes.of(feature.within()),
                Attributes.of(same),
                feature.window().eventsMax(),
                feature.window().delayMillis(),
                feature.measure().isOfEarlierEvents(),
                fixed,
                feature.measure() == Measure.DISTINCT ? feature.of() : null);
        slots.computeIfAbsent(key, any -> new ArrayList<>())
                .add(new WindowGroup.Slot(
                        index,
                        feature.measure(),
                        TallyKey.of(feature),
                        feature.window().lengthMillis(),
                        feature.valueIfEmpty()));
    }

    /** What histories prepare for these features. */
    public FeaturePlan plan() {
        return plan;
    }

    /**
     * The features of a transaction, as of its own arrival: events and labels that arrived later do not count, so that
     * evaluating it again gives the same values.
     *
     * @param history the entity's history, to which the transaction was offered by {@link EntityHistory#add}
     * @param event the transaction
     * @return the values; without any value if the transaction was {@link Arrival#TOO_OLD} for the history
     * @throws IllegalArgumentException if the transaction was never offered to the history
     * @throws HistoryFormatException if a part of the history cannot be read
     */
    public FeatureValues evaluate(EntityHistory history, HistoryEvent event) {
        if (history.plan() != plan) {
            throw new IllegalArgumentException("the history was not opened for these features, but with another plan");
        }
        Measured measured = new Measured(valueCount);
        Moment current = history.momentOf(event);
        if (current == null) {
            refuseUnlessTooOld(history, event);
            for (int index = 0; index < features.size(); index++) {
                measured.set(index, Double.NaN, false, 0);
            }
            return new FeatureValues(features, measured);
        }
        int[] met = new int[ROWS_AT_ONCE];
        for (WindowGroup group : groups) {
            group.evaluate(history, current, measured, met);
        }
        for (Quotient quotient : quotients) {
            quotient.compute(measured);
        }
        return new FeatureValues(features, measured);
    }

    private static void refuseUnlessTooOld(EntityHistory history, HistoryEvent event) {
        if (event.timeMillis() > history.completeAfterMillis()) {
            throw new IllegalArgumentException("transaction " + event.transactionId()
                    + " was never offered to this history: add it before its features are evaluated");
        }
    }
}
