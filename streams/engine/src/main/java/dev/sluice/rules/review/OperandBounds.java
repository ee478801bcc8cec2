package dev.sluice.rules.review;

import dev.sluice.ingest.NumberBounds;
import dev.sluice.rules.language.Operand;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.FeatureSpec;
import dev.sluice.velocity.RatioFeature;
import dev.sluice.velocity.WindowFeature;

/** Between which numbers a value lies whatever the transaction: what the contracts and the declared features promise. */
final class OperandBounds {

    private final FeatureCatalog features;

    /** @param features the declared features */
    OperandBounds(FeatureCatalog features) {
        this.features = features;
    }

    /** The bounds of an operand whose variables are resolved; none where nothing is promised. */
    NumberBounds of(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return field.field().bounds();
        }
        return operand instanceof Operand.Feature feature ? of(feature.name()) : NumberBounds.NONE;
    }

    /** A feature whose declaration has errors may yet become anything. */
    private NumberBounds of(String feature) {
        return features.find(feature)
                .map(spec -> withValueIfEmpty(measured(spec), spec))
                .orElse(NumberBounds.NONE);
    }

    private NumberBounds measured(FeatureSpec spec) {
        if (spec instanceof WindowFeature window) {
            return new NumberBounds(0, window.measure().most());
        }
        RatioFeature ratio = (RatioFeature) spec;
        boolean isNeverNegative =
                of(ratio.numerator()).least() >= 0 && of(ratio.denominator()).least() >= 0;
        return isNeverNegative ? NumberBounds.NOT_NEGATIVE : NumberBounds.NONE;
    }

    private static NumberBounds withValueIfEmpty(NumberBounds measured, FeatureSpec spec) {
        double ifEmpty = spec.valueIfEmpty();
        return Double.isNaN(ifEmpty)
                ? measured
                : new NumberBounds(Math.min(measured.least(), ifEmpty), Math.max(measured.most(), ifEmpty));
    }
}
