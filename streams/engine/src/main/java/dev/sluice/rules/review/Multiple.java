package dev.sluice.rules.review;

import dev.sluice.ingest.NumberBounds;
import dev.sluice.rules.language.Condition.Operator;
import dev.sluice.rules.language.Operand;
import java.util.Optional;

/**
 * A value times a number, for comparisons of a value with itself, such as {@code amount > 2 * amount}. Rounding keeps the order
 * of products, so what is said of them holds for binary floating point, too.
 *
 * @param factor the number
 * @param of the value: a field, a feature or a time
 */
record Multiple(double factor, Operand of) {

    /** An operand, whose variables are resolved, as such a product; empty if it is something else. */
    static Optional<Multiple> in(Operand operand) {
        if (operand instanceof Operand.Arithmetic product && product.sign() == '*') {
            return product.left() instanceof Operand.NumberLiteral number
                    ? single(product.right(), number)
                    : product.right() instanceof Operand.NumberLiteral number
                            ? single(product.left(), number)
                            : Optional.empty();
        }
        return isValue(operand) ? Optional.of(new Multiple(1, operand)) : Optional.empty();
    }

    private static Optional<Multiple> single(Operand operand, Operand.NumberLiteral factor) {
        return isValue(operand) ? Optional.of(new Multiple(factor.value().doubleValue(), operand)) : Optional.empty();
    }

    private static boolean isValue(Operand operand) {
        return operand instanceof Operand.Field
                || operand instanceof Operand.Feature
                || operand instanceof Operand.Elapsed;
    }

    /**
     * Whether a comparison of both never holds.
     *
     * @param operator how they are compared
     * @param other what stands on the right side
     * @param bounds between which numbers the value lies
     */
    boolean neverHolds(Operator operator, Multiple other, NumberBounds bounds) {
        if (!of.equals(other.of)) {
            return false;
        }
        return switch (operator) {
            case LESS -> isNeverLess(other, bounds);
            case GREATER -> other.isNeverLess(this, bounds);
            case DIFFERENT -> factor == other.factor;
            case EQUAL, AT_MOST, AT_LEAST -> false;
        };
    }

    private boolean isNeverLess(Multiple other, NumberBounds bounds) {
        return factor == other.factor
                || (factor > other.factor && bounds.least() >= 0)
                || (factor < other.factor && bounds.most() <= 0);
    }
}
