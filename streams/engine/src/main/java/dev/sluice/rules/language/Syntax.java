package dev.sluice.rules.language;

import java.util.List;

/** A constraint as it was written, before anything is known about what its names mean. */
sealed interface Syntax {

    /** Where it begins in the file. */
    int offset();

    /** A field, possibly with dots, a variable, or a word such as {@code MISSING}. */
    record Name(int offset, String text) implements Syntax {}

    /** A text in quotes. */
    record Text(int offset, String value) implements Syntax {}

    /** A number without sign. */
    record Figure(int offset, String digits) implements Syntax {}

    /** {@code -operand}. */
    record Minus(int offset, Syntax operand) implements Syntax {}

    /** {@code hoursSince(simChangedAt)}. */
    record Call(int offset, String name, List<Syntax> arguments) implements Syntax {}

    /** {@code left * right}; sign is one of {@code + - *}. */
    record Arithmetic(int offset, char sign, Syntax left, Syntax right) implements Syntax {}

    /** {@code $variable : field}. */
    record Binding(int offset, String variable, Name field) implements Syntax {}

    /** {@code left == right}. */
    record Comparison(int offset, Syntax left, Token operator, Syntax right) implements Syntax {}

    /** {@code left in (values)} or {@code left not in (values)}. */
    record Membership(int offset, Syntax left, boolean negated, List<Syntax> values) implements Syntax {}

    /** {@code left contains element} or {@code left not contains element}. */
    record Containment(int offset, Syntax left, boolean negated, Syntax element) implements Syntax {}

    /** All parts must hold. */
    record All(int offset, List<Syntax> parts) implements Syntax {}

    /** One part must hold. */
    record Any(int offset, List<Syntax> parts) implements Syntax {}
}
