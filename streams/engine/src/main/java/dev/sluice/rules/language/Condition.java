package dev.sluice.rules.language;

import java.util.List;
import java.util.Set;

/**
 * A condition whose names and types are known to be right. What has no value (null, NaN, or the word UNKNOWN) makes every
 * condition false but {@link Presence} and a comparison with UNKNOWN itself.
 */
public sealed interface Condition {

    /** Compares two values. */
    record Comparison(Operand left, Operator operator, Operand right) implements Condition {}

    /**
     * Whether a text or word is among those given.
     *
     * @param texts literal texts; empty for a word
     * @param words literal words; empty for a text
     * @param lists names of lists whose entries count as well
     */
    record Membership(Operand left, boolean negated, Set<String> texts, Set<Enum<?>> words, Set<String> lists)
            implements Condition {}

    /** Whether a list field has the element, a {@link Operand.TextLiteral}, {@link Operand.WordLiteral} or variable. */
    record Containment(Operand list, boolean negated, Operand element) implements Condition {}

    /** Whether there is a value. */
    record Presence(Operand operand, boolean present) implements Condition {}

    /** All parts must hold. */
    record All(List<Condition> parts) implements Condition {}

    /** One part must hold. */
    record Any(List<Condition> parts) implements Condition {}

    /** How two values are compared. */
    enum Operator {
        /** Equal. */
        EQUAL("=="),
        /** Both known and different. */
        DIFFERENT("!="),
        /** Smaller. */
        LESS("<"),
        /** Smaller or equal. */
        AT_MOST("<="),
        /** Greater. */
        GREATER(">"),
        /** Greater or equal. */
        AT_LEAST(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** As it is written in a rule. */
        public String symbol() {
            return symbol;
        }

        /** Whether it compares by size. */
        public boolean isOrder() {
            return this != EQUAL && this != DIFFERENT;
        }

        static Operator of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("no operator " + symbol);
        }
    }
}
