package dev.sluice.velocity;

import java.util.Set;

/** What an event must be like for a feature to take it into account. */
public sealed interface Condition {

    /**
     * Its attribute has one of these values; an event without the attribute does not fit.
     *
     * @param attribute the attribute to look at
     * @param values the values that fit, at least one
     */
    record OneOf(Attribute attribute, Set<String> values) implements Condition {
        /** Refuses a condition that nothing could fit. */
        public OneOf {
            values = Set.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a condition on " + attribute.fieldName() + " needs a value");
            }
        }
    }

    /**
     * Its attribute has the value that the current transaction's has; nothing fits if that has none.
     *
     * @param attribute the attribute to compare
     */
    record Same(Attribute attribute) implements Condition {}

    /**
     * It was labelled so, as known at the current transaction's time; an event without a label does not fit.
     *
     * @param label the label that fits
     */
    record Labelled(Label label) implements Condition {}
}
