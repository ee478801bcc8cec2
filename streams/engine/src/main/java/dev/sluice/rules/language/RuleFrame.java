package dev.sluice.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a rule file. What could not be found is left out; why is said where it was looked for.
 *
 * @param offset where the rule begins
 * @param name the rule's name with its quotes; null if there is none
 * @param annotations what it says about itself
 * @param conditions where the conditions begin: the word {@code when}
 * @param patterns its patterns
 * @param consequence what stands between {@code then} and {@code end}; null if it cannot be told
 */
record RuleFrame(
        int offset,
        @Nullable Part name,
        List<Annotation> annotations,
        int conditions,
        List<PatternText> patterns,
        @Nullable Part consequence) {

    RuleFrame {
        annotations = List.copyOf(annotations);
        patterns = List.copyOf(patterns);
    }
}
