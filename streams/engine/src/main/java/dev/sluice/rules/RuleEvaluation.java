package dev.sluice.rules;

import java.util.List;

/**
 * What the rules say about one transaction. All lists are in the order of rule ids, so that the same input gives the
 * same value everywhere.
 *
 * @param hits rules that hit and act on the account
 * @param shadowHits rules that hit and do not act on it, shadow rules and live ones of which the account is not in the share:
 *     recorded, never acted on
 * @param failures rules that could not be evaluated; if there are any, the decision is degraded
 */
public record RuleEvaluation(List<RuleHit> hits, List<RuleHit> shadowHits, List<RuleFailure> failures) {

    /** No rule hit and none failed. */
    static final RuleEvaluation NOTHING = new RuleEvaluation(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public RuleEvaluation {
        hits = List.copyOf(hits);
        shadowHits = List.copyOf(shadowHits);
        failures = List.copyOf(failures);
    }

    /** Whether a rule that should have been considered was not. */
    public boolean isDegraded() {
        return !failures.isEmpty();
    }
}
