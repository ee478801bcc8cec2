package dev.sluice.benchmarks;

import dev.sluice.velocity.Attribute;
import dev.sluice.velocity.Condition;
import dev.sluice.velocity.Label;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions of features as predicates on payments, for one current payment. */
final class NaivePredicates {

    private NaivePredicates() {}

    /** What fits all conditions. */
    static Predicate<Payment> allOf(List<Condition> conditions, Payment current) {
        return conditions.stream()
                .map(condition -> of(condition, current))
                .reduce(Predicate::and)
                .orElse(payment -> true);
    }

    private static Predicate<Payment> of(Condition condition, Payment current) {
        if (condition instanceof Condition.OneOf oneOf) {
            Attribute attribute = oneOf.attribute();
            Set<String> values = oneOf.values();
            return payment -> {
                String value = payment.value(attribute);
                return value != null && values.contains(value);
            };
        }
        if (condition instanceof Condition.Same same) {
            Attribute attribute = same.attribute();
            String wanted = current.value(attribute);
            return wanted == null ? payment -> false : payment -> wanted.equals(payment.value(attribute));
        }
        if (!((Condition.Labelled) condition).labels().equals(Set.of(Label.FRAUD))) {
            throw new IllegalArgumentException("payments here are labelled as fraud or not at all");
        }
        return payment -> payment.fraudKnownAtMillis() <= current.timeMillis();
    }
}
