package dev.sluice.rules.language;

import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.ValueType;
import java.math.BigDecimal;

/** A value in a condition whose meaning and type are known. */
public sealed interface Operand {

    /** What values it has. */
    ValueType type();

    /** A field of the pattern's fact. */
    record Field(FactField field) implements Operand {
        @Override
        public ValueType type() {
            return field.type();
        }
    }

    /** Time from a moment or date to the transaction; {@code function} is one of the vocabulary's functions. */
    record Elapsed(String function, FactField moment) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.of(ValueType.Kind.REAL);
        }
    }

    /** A velocity feature; {@code index} is its position in the catalog. */
    record Feature(String name, int index) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.of(ValueType.Kind.REAL);
        }
    }

    /** What a pattern bound to a variable; {@code source} is a {@link Field} or {@link Feature} of {@code fact}. */
    record Variable(String name, FactType fact, Operand source) implements Operand {
        @Override
        public ValueType type() {
            return source.type();
        }
    }

    /** A number that was written down. */
    record NumberLiteral(BigDecimal value) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.of(ValueType.Kind.DECIMAL);
        }
    }

    /** A text that was written down: printable ASCII without quote and backslash. */
    record TextLiteral(String value) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.of(ValueType.Kind.TEXT);
        }
    }

    /** {@code true} or {@code false}. */
    record BooleanLiteral(boolean value) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.of(ValueType.Kind.BOOLEAN);
        }
    }

    /** A word of a closed list. */
    record WordLiteral(Enum<?> value) implements Operand {
        @Override
        public ValueType type() {
            return new ValueType(ValueType.Kind.CHOICE, value.getDeclaringClass());
        }
    }

    /** Two numbers calculated, in binary floating point; sign is one of {@code + - *}. */
    record Arithmetic(char sign, Operand left, Operand right) implements Operand {
        @Override
        public ValueType type() {
            return ValueType.of(ValueType.Kind.REAL);
        }
    }
}
