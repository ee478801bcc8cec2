package dev.sluice.ingest;

/** Holds one field's value, never null, to what its schema says. */
@FunctionalInterface
interface FieldCheck {

    /**
     * Adds to {@code out} what is wrong with the value.
     *
     * @param value the field's value
     * @param times what times may be, at the moment of the check
     * @param out takes what is wrong
     */
    void check(Object value, TimeBounds times, Rejections out);
}
