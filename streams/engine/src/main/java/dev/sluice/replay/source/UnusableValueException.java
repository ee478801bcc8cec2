package dev.sluice.replay.source;

/** A JSON object does not make a record. */
final class UnusableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field dotted path of what is wrong; empty for the object as a whole
     * @param message the value and what to do
     */
    UnusableValueException(String field, String message) {
        super((field.isEmpty() ? "" : "'" + field + "': ") + message, null, false, false);
        this.field = field;
    }

    /** Dotted path of what is wrong; empty for the object as a whole. */
    String field() {
        return field;
    }
}
