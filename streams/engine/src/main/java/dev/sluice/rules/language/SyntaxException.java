package dev.sluice.rules.language;

import org.jspecify.annotations.Nullable;

/** A constraint cannot be read; caught where the constraint's findings are collected. */
final class SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final @Nullable String hint;

    SyntaxException(int offset, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.offset = offset;
        this.hint = hint;
    }

    int offset() {
        return offset;
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    @Nullable
    String hint() {
        return hint;
    }
}
