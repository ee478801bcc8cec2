package dev.sluice.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules say about one transaction. All lists are in the order of rule ids, so that the same input gives the
 * same value everywhere.
 *
 * @param hits rules that hit and act on the account
 * @param shadowHits rules that hit and do not act on it, shadow rules, live ones of which the account is not in the share,
 *     and demoted ones: recorded, never acted on
 * @param failures rules that could not be evaluated; if there are any, the decision is degraded
 * @param demotions rules that this transaction took out of their {@code @hitRate}; they do not act from the next one on
 */
public record RuleEvaluation(
        List<RuleHit> hits, List<RuleHit> shadowHits, List<RuleFailure> failures, List<HitRateBreach> demotions) {

    /** No rule hit and none failed. */
    static final RuleEvaluation NOTHING = new RuleEvaluation(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public RuleEvaluation {
        hits = List.copyOf(hits);
        shadowHits = List.copyOf(shadowHits);
        failures = List.copyOf(failures);
        demotions = List.copyOf(demotions);
    }

    /** An evaluation that demotes no rule. */
    public RuleEvaluation(List<RuleHit> hits, List<RuleHit> shadowHits, List<RuleFailure> failures) {
        this(hits, shadowHits, failures, List.of());
    }

    /** The same with the rules that it demotes. */
    RuleEvaluation demoting(List<HitRateBreach> rules) {
        return rules.isEmpty() ? this : new RuleEvaluation(hits, shadowHits, failures, rules);
    }

    /**
     * The same as it is where some rules are demoted: they are not acted on.
     *
     * @param ruleIds the rules that are demoted
     */
    public RuleEvaluation without(Set<String> ruleIds) {
        if (ruleIds.isEmpty()) {
            return this;
        }
        List<RuleHit> acting = new ArrayList<>();
        List<RuleHit> recorded = new ArrayList<>(shadowHits);
        hits.forEach(hit -> (ruleIds.contains(hit.rule().id()) ? recorded : acting).add(hit));
        recorded.sort(Comparator.comparing(hit -> hit.rule().id()));
        return new RuleEvaluation(acting, recorded, failures, demotions);
    }

    /** Ids of all rules that hit, whether they act or not. */
    Set<String> ruleIds() {
        Set<String> ids = new HashSet<>();
        hits.forEach(hit -> ids.add(hit.rule().id()));
        shadowHits.forEach(hit -> ids.add(hit.rule().id()));
        return ids;
    }

    /** Whether a rule that should have been considered was not. */
    public boolean isDegraded() {
        return !failures.isEmpty();
    }
}
