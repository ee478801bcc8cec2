package dev.sluice.velocity;

/** One feature as {@code features.yaml} declares it: measured over a window, or calculated from two that are. */
public sealed interface FeatureSpec permits WindowFeature, RatioFeature {

    /** Unique name, by which rules use it. */
    String name();

    /** What it tells, for people; empty if nobody said. */
    String description();

    /** Whose history it is about. */
    Entity entity();

    /** The value where there is nothing to measure; NaN for none. */
    double valueIfEmpty();
}
