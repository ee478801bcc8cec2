package dev.sluice.rules.language;

/**
 * What a rule says about itself, as it stands in the file.
 *
 * @param name the name behind the {@code @}
 * @param offset of the {@code @}
 * @param value what stands in the parentheses, without spaces around it; empty if nothing does
 */
record Annotation(String name, int offset, String value) {}
