package dev.sluice.rules;

import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Place;
import dev.sluice.rules.language.RuleContext;
import dev.sluice.rules.language.RuleReader;
import dev.sluice.rules.language.Steps;
import dev.sluice.rules.lists.RuleList;
import dev.sluice.rules.lists.RuleListReader;
import dev.sluice.rules.tables.TableReader;
import dev.sluice.velocity.FeatureCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the files of a rules folder say, understood as far as possible.
 *
 * @param features the velocity features
 * @param lists the lists, by name
 * @param rules the rules without errors, by id
 */
record RuleFolder(FeatureCatalog features, List<RuleList> lists, List<CheckedRule> rules) {

    private static final int RULES_MAX = 2_000;

    RuleFolder {
        lists = List.copyOf(lists);
        rules = List.copyOf(rules);
    }

    /** Reads everything; the findings are those of all files. */
    static Checked<RuleFolder> read(RuleFiles files) {
        List<Finding> findings = new ArrayList<>();
        FeatureCatalog features = features(files, findings);
        List<RuleList> lists = new ArrayList<>();
        for (String path : files.paths()) {
            if (path.startsWith("lists/")) {
                lists.add(RuleListReader.read(path, files.text(path).orElse(""), findings));
            }
        }
        RuleContext context = new RuleContext(
                features.names(), lists.stream().map(RuleList::name).collect(Collectors.toSet()));
        List<CheckedRule> rules = rules(files, context, findings);
        return new Checked<>(new RuleFolder(features, lists, rules), findings);
    }

    /** A folder without {@code features.yaml} declares no features. */
    private static FeatureCatalog features(RuleFiles files, List<Finding> findings) {
        Checked<FeatureCatalog> features = FeatureCatalog.parse(
                RuleFiles.FEATURES, files.text(RuleFiles.FEATURES).orElse(""));
        if (files.paths().contains(RuleFiles.FEATURES)) {
            findings.addAll(features.findings());
        }
        return features.value();
    }

    private static List<CheckedRule> rules(RuleFiles files, RuleContext context, List<Finding> findings) {
        List<String> paths =
                files.paths().stream().filter(path -> path.endsWith(".drl")).toList();
        if (paths.size() > RULES_MAX) {
            findings.add(tooManyRules(paths.get(RULES_MAX)));
            return List.of();
        }
        RuleReader reader = new RuleReader(context);
        List<CheckedRule> rules = new ArrayList<>();
        Map<String, String> fileById = new HashMap<>();
        for (String path : paths) {
            String id = path.substring(path.indexOf('/') + 1).replaceFirst("\\.drl$", "");
            refuseTaken(id, new Place(path, 0, 0), fileById, findings);
            reader.read(path, files.text(path).orElse(""), findings).ifPresent(rules::add);
        }
        for (String path : files.paths()) {
            if (path.startsWith("tables/") && path.endsWith(".csv")) {
                for (CheckedRule rule : TableReader.read(path, files.text(path).orElse(""), reader, findings)) {
                    refuseTaken(rule.description().id(), rule.place(), fileById, findings);
                    rules.add(rule);
                }
            }
        }
        if (rules.size() > RULES_MAX) {
            findings.add(tooManyRules(rules.get(RULES_MAX).place().file()));
            return List.of();
        }
        rules.sort(Comparator.comparing(rule -> rule.description().id()));
        refuseTooMuchWork(rules, findings);
        return rules;
    }

    private static Finding tooManyRules(String file) {
        return Finding.error(file, 0, 0, "there are more than " + RULES_MAX + " rules", "retire some of them");
    }

    private static void refuseTaken(String id, Place place, Map<String, String> fileById, List<Finding> findings) {
        String first = fileById.putIfAbsent(id, place.file());
        if (first != null) {
            findings.add(Finding.error(
                    place.file(),
                    place.line(),
                    place.column(),
                    "the rule id " + id + " is already taken by " + first,
                    "give this rule another id"));
        }
    }

    /** Counted and not measured, so that it is the same on every machine and in every replay. */
    private static void refuseTooMuchWork(List<CheckedRule> rules, List<Finding> findings) {
        int steps = 0;
        for (CheckedRule rule : rules) {
            boolean wasWithin = steps <= Steps.SET_MAX;
            steps += rule.description().runs() ? Steps.of(rule) : 0;
            if (wasWithin && steps > Steps.SET_MAX) {
                findings.add(Finding.error(
                        rule.place().file(),
                        0,
                        0,
                        "with this rule, evaluating all rules takes more than " + Steps.SET_MAX + " steps",
                        "retire rules, or put values into lists"));
            }
        }
    }
}
