package dev.sluice.decision.explanation;

import dev.sluice.contract.DecisionMade;
import dev.sluice.decision.Evidence;
import dev.sluice.decision.Policy;
import dev.sluice.decision.Reckoning;
import dev.sluice.rules.RuleFailure;
import dev.sluice.rules.TracedRule;
import java.util.List;
import java.util.Set;

/**
 * Why a transaction was decided as it was: what was known, what each rule of a rules folder says about it, and what the
 * policy makes of that.
 *
 * @param decision the decision as it was made
 * @param evidence what it was made of
 * @param folderHash content hash of the folder that explains it
 * @param now the decision that the folder makes of the evidence
 * @param features the velocity features, in the order of the decision
 * @param hits rules that hit and act on the account, by id
 * @param shadowHits rules that hit and do not act on the account, by id
 * @param demoted those of them that would act on it, had they not left their hit rate before
 * @param nearMisses rules that one condition kept from hitting, the nearest first
 * @param failures rules that could not be evaluated
 * @param reckoning how the folder's policy arrives at its decision
 * @param policy that policy
 */
public record Explanation(
        DecisionMade decision,
        Evidence evidence,
        String folderHash,
        DecisionMade now,
        List<ExplainedFeature> features,
        List<TracedRule> hits,
        List<TracedRule> shadowHits,
        Set<String> demoted,
        List<NearMiss> nearMisses,
        List<RuleFailure> failures,
        Reckoning reckoning,
        Policy policy) {

    /** Copies the collections. */
    public Explanation {
        features = List.copyOf(features);
        hits = List.copyOf(hits);
        shadowHits = List.copyOf(shadowHits);
        demoted = Set.copyOf(demoted);
        nearMisses = List.copyOf(nearMisses);
        failures = List.copyOf(failures);
    }

    /** Whether the folder is the very rule set that decided. */
    public boolean isSameRuleSet() {
        return folderHash.equals(decision.getRuleSetHash());
    }

    /** Whether the evidence gives the recorded decision again: then nothing of what decided is missing in it. */
    public boolean isReproduced() {
        return now.equals(decision);
    }
}
