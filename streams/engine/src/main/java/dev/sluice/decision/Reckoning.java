package dev.sluice.decision;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.rules.RuleHit;
import java.util.List;

/**
 * How the policy arrived at a verdict. The action is the most restrictive of the four below.
 *
 * @param allowing live allow rules that hit, by id
 * @param lifted the most restrictive outcome that these lift; ALLOW: they lift nothing
 * @param byHits what the hits that count ask for by themselves
 * @param byScore what their combined score asks for
 * @param bySignals what missing and stale signals, and quarantines, ask for
 * @param byDegradation what is asked for because something could not be considered
 * @param verdict what came of it
 */
public record Reckoning(
        List<RuleHit> allowing,
        RuleOutcome lifted,
        DecisionAction byHits,
        DecisionAction byScore,
        DecisionAction bySignals,
        DecisionAction byDegradation,
        Verdict verdict) {

    /** Copies the list. */
    public Reckoning {
        allowing = List.copyOf(allowing);
    }

    /** Whether an allow rule took this hit's effect away. */
    public boolean isLifted(RuleHit hit) {
        return hit.outcome() != RuleOutcome.ALLOW && !verdict.counting().contains(hit);
    }
}
