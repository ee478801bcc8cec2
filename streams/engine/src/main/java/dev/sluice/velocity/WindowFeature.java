package dev.sluice.velocity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feature that measures the events of a window. The window is cut first: conditions choose among its events and do not
 * make it reach further back.
 *
 * @param name unique name, by which rules use it
 * @param description what it tells, for people
 * @param entity whose history it looks at
 * @param within attributes that make up the entity together with the one that has the history: only events that are like
 *     the current transaction in them are events of the entity; empty for the entity as it is
 * @param measure what it measures
 * @param of the attribute that {@link Measure#DISTINCT} counts and {@link Measure#CHANGED} compares; null for every other
 *     measure
 * @param window which events it looks at
 * @param conditions what an event must be like to be taken into account; all of them hold; empty takes every event
 * @param streakConditions what the events of a {@link Measure#STREAK} are like, at least one; empty for every other
 *     measure
 * @param valueIfEmpty the value where there is nothing to measure; NaN for none
 */
public record WindowFeature(
        String name,
        String description,
        Entity entity,
        List<Attribute> within,
        Measure measure,
        @Nullable Attribute of,
        FeatureWindow window,
        List<Condition> conditions,
        List<Condition> streakConditions,
        double valueIfEmpty)
        implements FeatureSpec {

    /** Refuses a measure without what it needs. */
    public WindowFeature {
        within = List.copyOf(within);
        conditions = List.copyOf(conditions);
        streakConditions = List.copyOf(streakConditions);
        if ((measure.operand() == Measure.Operand.ATTRIBUTE) != (of != null)) {
            throw new IllegalArgumentException(
                    "feature " + name + ": exactly 'distinct' and 'changed' need an attribute");
        }
        if ((measure == Measure.STREAK) == streakConditions.isEmpty()) {
            throw new IllegalArgumentException(
                    "feature " + name + ": exactly a streak needs conditions for what is in it");
        }
    }

    /** How far before the transaction it looks, in milliseconds: delay and window. */
    public long reachMillis() {
        return window.reachMillis();
    }
}
