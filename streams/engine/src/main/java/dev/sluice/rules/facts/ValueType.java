package dev.sluice.rules.facts;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What values a field can have.
 *
 * @param kind the kind of value
 * @param words the enum that a CHOICE or CHOICES takes its words from; null for every other kind
 */
public record ValueType(Kind kind, @Nullable Class<? extends Enum<?>> words) {

    /** Kinds of value. */
    public enum Kind {
        /** True or false. */
        BOOLEAN("true or false"),
        /** Text. */
        TEXT("a text"),
        /** A whole number. */
        WHOLE("a whole number"),
        /** An exact decimal number, as money. */
        DECIMAL("a number"),
        /** A measured or computed number. */
        REAL("a number"),
        /** One word of a closed list. */
        CHOICE("a word"),
        /** Several texts. */
        TEXTS("a list of texts"),
        /** Several words of a closed list. */
        CHOICES("a list of words"),
        /** A moment in time. */
        MOMENT("a moment"),
        /** A day. */
        DATE("a date"),
        /** A time of day. */
        TIME_OF_DAY("a time of day"),
        /** Something with fields of its own. */
        GROUP("a group of fields");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }

        /** How a message calls it. */
        public String shown() {
            return shown;
        }
    }

    /** A type without words. */
    public static ValueType of(Kind kind) {
        return new ValueType(kind, null);
    }

    /** Whether it can be compared by size and calculated with. */
    public boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL || kind == Kind.REAL;
    }

    /** The words that a CHOICE or CHOICES can take, in their order; empty for every other kind. */
    public List<String> wordList() {
        return words == null
                ? List.of()
                : Stream.of(words.getEnumConstants()).map(Enum::name).toList();
    }

    /** What a message calls it. */
    public String shown() {
        return words == null ? kind.shown() : kind.shown() + " of " + words.getSimpleName();
    }
}
