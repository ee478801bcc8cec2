package dev.sluice.rules.review;

import dev.sluice.finding.Finding;
import dev.sluice.rules.engine.ConditionText;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.RulePattern;
import dev.sluice.rules.lists.RuleList;
import dev.sluice.velocity.FeatureCatalog;
import dev.sluice.velocity.FeatureSpec;
import dev.sluice.velocity.RatioFeature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds features and lists that no rule asks for. */
public final class Unused {

    private static final String FEATURES = "features.yaml";

    private Unused() {}

    /**
     * Warnings about what nobody uses.
     *
     * @param rules all rules
     * @param features the declared features
     * @param lists the lists
     * @param asked features that are asked for elsewhere
     * @param featuresText what {@code features.yaml} says, for the places
     */
    public static List<Finding> in(
            List<CheckedRule> rules,
            FeatureCatalog features,
            List<RuleList> lists,
            Set<String> asked,
            String featuresText) {
        List<Finding> findings = new ArrayList<>();
        Set<String> usedFeatures = new HashSet<>(asked);
        Set<String> usedLists = new HashSet<>();
        rules.stream().flatMap(rule -> rule.patterns().stream()).forEach(pattern -> {
            operandsOf(pattern).forEach(operand -> noteFeature(operand, usedFeatures));
            pattern.conditions().forEach(condition -> noteLists(condition, usedLists));
        });
        for (FeatureSpec feature : features.features()) {
            if (feature instanceof RatioFeature ratio) {
                usedFeatures.addAll(List.of(ratio.numerator(), ratio.denominator()));
            }
        }
        List<String> unused = features.features().stream()
                .map(FeatureSpec::name)
                .filter(name -> !usedFeatures.contains(name))
                .toList();
        if (!unused.isEmpty()) {
            findings.add(unusedFeatures(unused, featuresText));
        }
        for (RuleList list : lists) {
            if (!usedLists.contains(list.name())) {
                findings.add(Finding.warning(
                        "lists/" + list.name() + ".csv",
                        0,
                        0,
                        "no rule asks for this list",
                        "ask with 'field in (list(\"" + list.name() + "\"))', or remove the file"));
            }
        }
        return findings;
    }

    private static Stream<Operand> operandsOf(RulePattern pattern) {
        return Stream.concat(
                pattern.bindings().stream().map(Operand.class::cast),
                pattern.conditions().stream().flatMap(condition -> ConditionText.references(condition).stream()));
    }

    private static void noteFeature(Operand operand, Set<String> used) {
        if (Possibilities.resolved(operand) instanceof Operand.Feature feature) {
            used.add(feature.name());
        }
    }

    private static void noteLists(Condition condition, Set<String> used) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> noteLists(part, used));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> noteLists(part, used));
        } else if (condition instanceof Condition.Membership membership) {
            used.addAll(membership.lists());
        }
    }

    /** One finding for all of them, at the first: a pack may well declare more than its rules ask for at the time. */
    private static Finding unusedFeatures(List<String> names, String text) {
        Matcher matcher = Pattern.compile("(?m)^( *)" + Pattern.quote(names.get(0)) + " *:")
                .matcher(text);
        boolean found = matcher.find();
        int line = found ? 1 + (int) text.substring(0, matcher.start()).lines().count() : 0;
        int column = found ? matcher.group(1).length() + 1 : 0;
        return Finding.warning(
                FEATURES,
                line,
                column,
                names.size() == 1
                        ? "no rule asks for the feature '" + names.get(0) + "'"
                        : "no rule asks for these " + names.size() + " features: " + String.join(", ", names),
                "each feature costs time on the way of every payment: ask for it, or remove it");
    }
}
