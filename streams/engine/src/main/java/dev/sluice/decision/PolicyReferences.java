package dev.sluice.decision;

import dev.sluice.contract.RuleOutcome;
import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a policy names of the rest of its folder: a misspelt name would silently do nothing. */
public final class PolicyReferences {

    private PolicyReferences() {}

    /**
     * What it names that is not there.
     *
     * @param policy a policy without errors
     * @param ruleSet the rules and features of its folder
     */
    public static List<Finding> check(Policy policy, RuleSet ruleSet) {
        List<Finding> findings = new ArrayList<>();
        List<String> allowRules = allowRules(ruleSet);
        List<String> unknown = policy.unknownAllowRules(allowRules);
        if (!unknown.isEmpty()) {
            findings.add(error(
                    "allow.lift_block names what is no allow rule: " + String.join(", ", unknown),
                    NearestName.hint(unknown.get(0), allowRules, "name a rule that ends in allow()")));
        }
        for (String feature : features(policy)) {
            if (!ruleSet.features().names().contains(feature)) {
                findings.add(error(
                        "challenges.budget.account.feature is not declared in features.yaml: " + feature,
                        NearestName.hint(
                                feature,
                                ruleSet.features().names(),
                                "declare a count of the account with 'where: {outcome: challenge}'")));
            }
        }
        return findings;
    }

    /** The velocity features that the policy asks for. */
    public static Set<String> features(Policy policy) {
        return policy.challenges().budget().stream()
                .map(budget -> budget.account().feature())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> allowRules(RuleSet ruleSet) {
        return ruleSet.rules().stream()
                .filter(rule -> rule.outcome() == RuleOutcome.ALLOW)
                .map(RuleDescription::id)
                .toList();
    }

    private static Finding error(String message, String hint) {
        return Finding.error(RuleFiles.POLICY, 0, 0, message, hint);
    }
}
