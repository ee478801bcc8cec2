package dev.sluice.rules;

import dev.sluice.rules.engine.RuleTrace;
import java.util.List;

/**
 * How one rule went for one transaction.
 *
 * @param rule the rule
 * @param inForce whether the transaction lies within its {@code @since} and {@code @until}
 * @param steps its conditions in the order in which they were written
 */
public record TracedRule(RuleDescription rule, boolean inForce, List<RuleTrace.Step> steps) {

    /** Copies the list. */
    public TracedRule {
        steps = List.copyOf(steps);
    }

    /** Whether it hit. */
    public boolean hits() {
        return inForce && steps.stream().allMatch(RuleTrace.Step::held);
    }

    /** The conditions that did not hold. */
    public List<RuleTrace.Step> failed() {
        return steps.stream().filter(step -> !step.held()).toList();
    }
}
