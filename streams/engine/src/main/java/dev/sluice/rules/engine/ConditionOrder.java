package dev.sluice.rules.engine;

import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Condition.Operator;
import dev.sluice.rules.language.Operand;

/** The order in which the conditions of a pattern are cheapest; bindings come before what may use them. */
enum ConditionOrder {
    EQUALITY,
    NUMERIC,
    BOOLEAN,
    CONTAINMENT,
    MEMBERSHIP,
    COMPOUND,
    /** Uses a variable, which may be bound in the same pattern. */
    JOIN;

    static ConditionOrder of(Condition condition) {
        if (usesVariable(condition)) {
            return JOIN;
        }
        if (condition instanceof Condition.Comparison comparison) {
            boolean isBoolean = comparison.right() instanceof Operand.BooleanLiteral;
            boolean isEquality = comparison.operator() == Operator.EQUAL
                    && !comparison.left().type().isNumber();
            return isBoolean ? BOOLEAN : isEquality ? EQUALITY : NUMERIC;
        }
        if (condition instanceof Condition.Presence) {
            return BOOLEAN;
        }
        if (condition instanceof Condition.Containment) {
            return CONTAINMENT;
        }
        return condition instanceof Condition.Membership ? MEMBERSHIP : COMPOUND;
    }

    private static boolean usesVariable(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().anyMatch(ConditionOrder::usesVariable);
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().anyMatch(ConditionOrder::usesVariable);
        }
        if (condition instanceof Condition.Comparison comparison) {
            return usesVariable(comparison.left()) || usesVariable(comparison.right());
        }
        if (condition instanceof Condition.Containment containment) {
            return usesVariable(containment.element());
        }
        return condition instanceof Condition.Membership membership && usesVariable(membership.left());
    }

    private static boolean usesVariable(Operand operand) {
        return operand instanceof Operand.Variable
                || (operand instanceof Operand.Arithmetic sum
                        && (usesVariable(sum.left()) || usesVariable(sum.right())));
    }
}
