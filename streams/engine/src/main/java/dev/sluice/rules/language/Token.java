package dev.sluice.rules.language;

/**
 * A word of a constraint.
 *
 * @param kind what it is
 * @param text as written; of a string literal what stands between the quotes
 * @param offset of its first character in the file
 */
record Token(Kind kind, String text, int offset) {

    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    boolean is(String symbolOrName) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrName);
    }

    String shown() {
        return kind == Kind.END ? "the end of the condition" : "'" + text + "'";
    }
}
