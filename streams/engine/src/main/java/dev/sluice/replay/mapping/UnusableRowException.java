package dev.sluice.replay.mapping;

/** A row does not make a transaction. */
public final class UnusableRowException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field dotted path of the field that has no usable value
     * @param message the column, its value and what to do; it may hold what the row holds, and is to be redacted
     */
    public UnusableRowException(String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    /** Dotted path of the field that has no usable value. */
    public String field() {
        return field;
    }
}
