package dev.sluice.rules.engine;

import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.Vocabulary;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Condition.Operator;
import dev.sluice.rules.language.Operand;

/** How dear a condition is, the cheapest first. */
enum ConditionOrder {
    /** The one entry mode of the rule: rules of all others are not even asked. */
    ROUTE,
    /** Whether there is a value, or a truth. */
    BOOLEAN,
    EQUALITY,
    NUMERIC,
    MEMBERSHIP,
    CONTAINMENT,
    COMPOUND,
    /** A value must be calculated. */
    CALCULATION;

    private static final FactField ENTRY_MODE =
            Vocabulary.get().field(FactType.TRANSACTION, "entryMode").orElseThrow();

    static ConditionOrder of(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return of(comparison);
        }
        if (condition instanceof Condition.Presence) {
            return BOOLEAN;
        }
        if (condition instanceof Condition.Containment) {
            return CONTAINMENT;
        }
        return condition instanceof Condition.Membership ? MEMBERSHIP : COMPOUND;
    }

    private static ConditionOrder of(Condition.Comparison comparison) {
        if (isRoute(comparison)) {
            return ROUTE;
        }
        if (isCalculated(comparison.left()) || isCalculated(comparison.right())) {
            return CALCULATION;
        }
        if (comparison.right() instanceof Operand.BooleanLiteral) {
            return BOOLEAN;
        }
        return comparison.left().type().isNumber() ? NUMERIC : EQUALITY;
    }

    /** Whether the comparison is for one entry mode. */
    static boolean isRoute(Condition.Comparison comparison) {
        return comparison.operator() == Operator.EQUAL
                && comparison.left() instanceof Operand.Field field
                && field.field().equals(ENTRY_MODE)
                && comparison.right() instanceof Operand.WordLiteral;
    }

    private static boolean isCalculated(Operand operand) {
        return operand instanceof Operand.Arithmetic || operand instanceof Operand.Elapsed;
    }
}
