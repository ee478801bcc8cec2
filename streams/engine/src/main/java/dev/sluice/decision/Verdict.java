package dev.sluice.decision;

import dev.sluice.contract.DecisionAction;
import dev.sluice.rules.RuleHit;
import java.util.List;

/**
 * What the policy makes of the rules that hit.
 *
 * @param action what the platform is to do; never UNKNOWN
 * @param review whether a person is to look at it besides
 * @param score combined score of the hits that count, 0 to 1, rounded to six decimals
 * @param reasons why, in plain language, the weightiest first, each once
 * @param counting live hits that bear on the action, the weightiest first: outcome, severity, score, rule id; hits that
 *     an allow rule lifted are not among them
 * @param degradedReasons what was not considered, and why; empty: nothing was left out
 */
public record Verdict(
        DecisionAction action,
        boolean review,
        double score,
        List<String> reasons,
        List<RuleHit> counting,
        List<String> degradedReasons) {

    /** Copies the lists. */
    public Verdict {
        reasons = List.copyOf(reasons);
        counting = List.copyOf(counting);
        degradedReasons = List.copyOf(degradedReasons);
    }

    /** Whether something that should have been considered was not. */
    public boolean isDegraded() {
        return !degradedReasons.isEmpty();
    }
}
