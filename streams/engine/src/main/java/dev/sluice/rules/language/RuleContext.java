package dev.sluice.rules.language;

import java.util.List;
import java.util.Set;

/**
 * What the rest of the rules folder offers to a rule.
 *
 * @param features names of the velocity features in the catalog's order
 * @param lists names of the lists
 */
public record RuleContext(List<String> features, Set<String> lists) {

    /** Copies both. */
    public RuleContext {
        features = List.copyOf(features);
        lists = Set.copyOf(lists);
    }
}
