package dev.sluice.replay.mapping;

/** Makes a field's value of text. */
@FunctionalInterface
public interface Conversion {

    /**
     * Converts a text that is not empty.
     *
     * @return the value, in the type that the field's generated class wants
     * @throws IllegalArgumentException with a message that says what is accepted, such as "write digits like 12.50"
     */
    Object convert(String text);
}
