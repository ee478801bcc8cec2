package dev.sluice.rules.language;

import dev.sluice.rules.RuleDescription;
import java.util.List;

/**
 * A rule that was read, understood and found right.
 *
 * @param description what it says about itself
 * @param patterns what must hold, one pattern per fact at least
 */
public record CheckedRule(RuleDescription description, List<RulePattern> patterns) {

    /** Copies the list. */
    public CheckedRule {
        patterns = List.copyOf(patterns);
    }
}
