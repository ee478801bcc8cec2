package dev.sluice.rules.language;

import java.util.List;

/**
 * A pattern as it was written, before anything is known about what it says.
 *
 * @param fact the name of its fact
 * @param offset where it begins in the file
 * @param constraints what stands between the commas in its parentheses
 */
record PatternText(String fact, int offset, List<Part> constraints) {

    PatternText {
        constraints = List.copyOf(constraints);
    }
}
