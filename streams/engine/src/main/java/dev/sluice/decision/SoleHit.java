package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;

/** Tells what a rule adds to the others: the hits beside which no other rule that acts has one. */
public final class SoleHit {

    private SoleHit() {}

    /**
     * Whether no other rule hit that acts on the transaction. Of a rule that acts: without it nothing would have been found.
     * Of a shadow rule: it finds what no rule that acts does; other shadow rules do not count.
     *
     * @param hit a hit of the decision
     * @param decision the decision
     */
    public static boolean is(RuleHit hit, DecisionMade decision) {
        return decision.getRules().stream()
                .noneMatch(other -> other.getLifecycle() == RuleLifecycle.LIVE
                        && !other.getRuleId().equals(hit.getRuleId()));
    }
}
