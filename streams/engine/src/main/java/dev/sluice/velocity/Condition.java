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
     * It was labelled so, or decided so, or its challenge ended so, as known at the current transaction's time; an event without a label of that kind
     * does not fit.
     *
     * @param labels the labels that fit, at least one, all of one kind
     */
    record Labelled(Set<Label> labels) implements Condition {
        /** Refuses labels that answer different questions. */
        public Labelled {
            labels = Set.copyOf(labels);
            if (labels.stream().map(Label::kind).distinct().count() != 1) {
                throw new IllegalArgumentException("a condition needs labels of one kind, not " + labels);
            }
        }

        /** A condition that one label fits. */
        public Labelled(Label label) {
            this(Set.of(label));
        }

        /** What the labels tell. */
        Label.Kind kind() {
            return labels.iterator().next().kind();
        }
    }
}
