package dev.sluice.rules.language;

import dev.sluice.rules.facts.FeatureNames;
import java.util.List;
import java.util.Set;

/**
 * What the rest of the rules folder offers to a rule.
 *
 * @param features names of the velocity features
 * @param lists names of the lists
 */
public record RuleContext(FeatureNames features, Set<String> lists) {

    /** Copies the lists. */
    public RuleContext {
        lists = Set.copyOf(lists);
    }

    /** Features that are known, in the catalog's order. */
    public RuleContext(List<String> features, Set<String> lists) {
        this(FeatureNames.of(features), lists);
    }
}
