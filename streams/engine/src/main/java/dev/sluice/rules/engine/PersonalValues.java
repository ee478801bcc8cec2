package dev.sluice.rules.engine;

import dev.sluice.contract.PersonalData;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import java.util.Set;

/** What a person who may see a decision may not see of the conditions that made it: what tells of a person. */
final class PersonalValues {

    private PersonalValues() {}

    /** Whether the value of an operand is personal, or calculated from one that is. */
    static boolean isPersonal(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return field.field().personal();
        }
        if (operand instanceof Operand.Elapsed elapsed) {
            return elapsed.moment().personal();
        }
        if (operand instanceof Operand.Variable variable) {
            return isPersonal(variable.source());
        }
        return operand instanceof Operand.Arithmetic sum && (isPersonal(sum.left()) || isPersonal(sum.right()));
    }

    /**
     * The condition without the values that something personal is compared with: one that holds would tell what was compared.
     * Names of lists stay.
     */
    static Condition hiddenIn(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(
                    all.parts().stream().map(PersonalValues::hiddenIn).toList());
        }
        if (condition instanceof Condition.Any any) {
            return new Condition.Any(
                    any.parts().stream().map(PersonalValues::hiddenIn).toList());
        }
        if (condition instanceof Condition.Membership membership) {
            return hiddenIn(membership);
        }
        if (condition instanceof Condition.Containment containment) {
            return new Condition.Containment(
                    containment.list(), containment.negated(), hiddenBeside(containment.list(), containment.element()));
        }
        if (condition instanceof Condition.Comparison comparison) {
            return new Condition.Comparison(
                    hiddenBeside(comparison.right(), comparison.left()),
                    comparison.operator(),
                    hiddenBeside(comparison.left(), comparison.right()));
        }
        return condition;
    }

    private static Condition hiddenIn(Condition.Membership membership) {
        if (!isPersonal(membership.left()) || membership.texts().isEmpty()) {
            return membership;
        }
        return new Condition.Membership(
                membership.left(),
                membership.negated(),
                Set.of(PersonalData.NOT_SHOWN),
                membership.words(),
                membership.lists());
    }

    private static Operand hiddenBeside(Operand other, Operand operand) {
        return isPersonal(other) && isLiteral(operand) ? new Operand.TextLiteral(PersonalData.NOT_SHOWN) : operand;
    }

    private static boolean isLiteral(Operand operand) {
        return operand instanceof Operand.TextLiteral
                || operand instanceof Operand.NumberLiteral
                || operand instanceof Operand.BooleanLiteral
                || operand instanceof Operand.WordLiteral;
    }
}
