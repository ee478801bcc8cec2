package dev.sluice.velocity;

/**
 * One feature divided by another of the same entity. Where one of them has no value, or the divisor is 0, there is
 * nothing to measure.
 *
 * @param name unique name, by which rules use it
 * @param description what it tells, for people
 * @param entity whose features both are
 * @param numerator name of the feature that is divided
 * @param denominator name of the feature that it is divided by
 * @param valueIfEmpty the value where there is nothing to measure; NaN for none
 */
public record RatioFeature(
        String name, String description, Entity entity, String numerator, String denominator, double valueIfEmpty)
        implements FeatureSpec {

    /** Its {@code measure} in {@code features.yaml}. */
    static final String WORD = "ratio";
}
