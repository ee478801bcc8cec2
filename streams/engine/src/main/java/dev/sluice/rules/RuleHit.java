package dev.sluice.rules;

import dev.sluice.contract.RuleOutcome;
import java.util.Objects;

/**
 * A rule whose conditions all held for one transaction.
 *
 * @param rule the rule
 */
public record RuleHit(RuleDescription rule) {

    /** Refuses null. */
    public RuleHit {
        Objects.requireNonNull(rule, "rule");
    }

    /** What the rule asks for; never UNKNOWN. */
    public RuleOutcome outcome() {
        return rule.outcome();
    }

    /** Probability of fraud that the hit states, 0 to 1. */
    public double score() {
        return rule.score();
    }
}
