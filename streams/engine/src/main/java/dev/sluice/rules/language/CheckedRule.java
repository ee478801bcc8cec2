package dev.sluice.rules.language;

import dev.sluice.rules.RuleDescription;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule that was read, understood and found right.
 *
 * @param description what it says about itself
 * @param patterns what must hold, one pattern per fact at least
 * @param place where it begins
 */
public record CheckedRule(RuleDescription description, List<RulePattern> patterns, Place place) {

    /** Copies the list. */
    public CheckedRule {
        patterns = List.copyOf(patterns);
    }

    /** All conditions with their places, in the order in which they were written. */
    public List<PlacedCondition> placedConditions() {
        List<PlacedCondition> placed = new ArrayList<>();
        for (RulePattern pattern : patterns) {
            for (int i = 0; i < pattern.conditions().size(); i++) {
                placed.add(new PlacedCondition(
                        pattern.conditions().get(i), pattern.places().get(i)));
            }
        }
        return placed;
    }
}
