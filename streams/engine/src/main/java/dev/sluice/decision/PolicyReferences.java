package dev.sluice.decision;

import dev.sluice.contract.RuleOutcome;
import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.finding.YamlNode;
import dev.sluice.finding.YamlSource;
import dev.sluice.rules.FolderReading;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.facts.FeatureNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a policy names of the rest of its folder: a misspelt name would silently do nothing. It asks the text, since a policy
 * that has other mistakes, too, is to hear of all of them.
 */
public final class PolicyReferences {

    private final Collection<String> allowRules;
    private final FeatureNames features;
    private final List<Finding> findings = new ArrayList<>();

    private PolicyReferences(Collection<String> allowRules, FeatureNames features) {
        this.allowRules = allowRules;
        this.features = features;
    }

    /**
     * What it names that is not there.
     *
     * @param policy the text of {@code policy.yaml}
     * @param ruleSet the rules and features of its folder
     */
    public static List<Finding> check(String policy, RuleSet ruleSet) {
        List<String> allowRules = ruleSet.rules().stream()
                .filter(rule -> rule.outcome() == RuleOutcome.ALLOW)
                .map(RuleDescription::id)
                .toList();
        return new PolicyReferences(
                        allowRules, FeatureNames.of(ruleSet.features().names()))
                .check(policy);
    }

    /**
     * What it names that is not there, as far as that can be told of a folder with mistakes.
     *
     * @param policy the text of {@code policy.yaml}
     * @param folder its folder
     */
    public static List<Finding> check(String policy, FolderReading folder) {
        return new PolicyReferences(folder.possibleAllowRules(), folder.featureNames()).check(policy);
    }

    /** The velocity features that the policy asks for. */
    public static Set<String> features(Policy policy) {
        return policy.challenges().budget().stream()
                .map(budget -> budget.account().feature())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Finding> check(String policy) {
        YamlNode.Mapping root = YamlSource.parse(RuleFiles.POLICY, policy).value();
        if (node(root, "allow", "lift_block") instanceof YamlNode.Sequence rules) {
            rules.items().forEach(this::liftingRule);
        }
        if (node(root, "challenges", "budget", "account", "feature") instanceof YamlNode.Scalar feature) {
            budget(feature);
        }
        return findings;
    }

    private void liftingRule(YamlNode item) {
        if (item instanceof YamlNode.Scalar id && PolicyReader.isRuleId(id.text()) && !allowRules.contains(id.text())) {
            error(
                    id,
                    "allow.lift_block names what is no allow rule: " + id.text(),
                    NearestName.hint(id.text(), allowRules, "name a rule that ends in allow()"));
        }
    }

    private void budget(YamlNode.Scalar feature) {
        if (!feature.text().isEmpty() && features.numberOf(feature.text()).isEmpty()) {
            error(
                    feature,
                    "challenges.budget.account.feature is not declared in features.yaml: " + feature.text(),
                    NearestName.hint(
                            feature.text(),
                            features.all(),
                            "declare a count of the account with 'where: {outcome: challenge}'"));
        }
    }

    private static @Nullable YamlNode node(YamlNode.Mapping root, String... path) {
        YamlNode node = root;
        for (String name : path) {
            node = node instanceof YamlNode.Mapping mapping
                    ? value(mapping, name).orElse(null)
                    : null;
        }
        return node;
    }

    private static Optional<YamlNode> value(YamlNode.Mapping mapping, String name) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(name))
                .map(YamlNode.Entry::value)
                .findFirst();
    }

    private void error(YamlNode at, String message, String hint) {
        findings.add(Finding.error(RuleFiles.POLICY, at.line(), at.column(), message, hint));
    }
}
