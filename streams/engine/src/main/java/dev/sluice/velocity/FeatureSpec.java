package dev.sluice.velocity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One feature as {@code features.yaml} declares it. At a transaction of time {@code t} it looks at the events of the
 * entity in {@code (t − delay − window, t − delay]}.
 *
 * @param name unique name, by which rules use it
 * @param description what it tells, for people
 * @param entity whose history it looks at
 * @param measure what it measures
 * @param of the attribute that {@link Measure#DISTINCT} counts; null for every other measure
 * @param windowMillis length of the window in milliseconds, positive
 * @param delayMillis how long before the transaction the window ends in milliseconds, 0 or more
 * @param conditions what an event must be like to be taken into account; all of them hold; empty takes every event
 * @param valueIfEmpty the value where there is nothing to measure; NaN for none
 */
public record FeatureSpec(
        String name,
        String description,
        Entity entity,
        Measure measure,
        @Nullable Attribute of,
        long windowMillis,
        long delayMillis,
        List<Condition> conditions,
        double valueIfEmpty) {

    /** Refuses a window that holds nothing and a measure without what it needs. */
    public FeatureSpec {
        conditions = List.copyOf(conditions);
        if (windowMillis <= 0) {
            throw new IllegalArgumentException(
                    "feature " + name + ": window must be positive, is " + windowMillis + " ms");
        }
        if (delayMillis < 0) {
            throw new IllegalArgumentException(
                    "feature " + name + ": delay must not be negative, is " + delayMillis + " ms");
        }
        if ((measure == Measure.DISTINCT) != (of != null)) {
            throw new IllegalArgumentException("feature " + name + ": exactly 'distinct' needs an attribute to count");
        }
    }

    /** How far before the transaction it looks, in milliseconds: delay and window. */
    public long reachMillis() {
        return Math.addExact(windowMillis, delayMillis);
    }
}
