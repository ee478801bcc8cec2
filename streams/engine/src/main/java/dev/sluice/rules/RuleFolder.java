package dev.sluice.rules;

import dev.sluice.contract.RuleOutcome;
import dev.sluice.finding.Checked;
import dev.sluice.finding.Finding;
import dev.sluice.rules.facts.FeatureNames;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Place;
import dev.sluice.rules.language.RuleContext;
import dev.sluice.rules.language.RuleReader;
import dev.sluice.rules.language.Steps;
import dev.sluice.rules.lists.RuleList;
import dev.sluice.rules.lists.RuleListReader;
import dev.sluice.rules.tables.TableReader;
import dev.sluice.rules.tables.TableRow;
import dev.sluice.velocity.FeatureCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the files of a rules folder say, understood as far as possible.
 *
 * @param features the velocity features
 * @param featureNames the names that rules and cases may ask for
 * @param lists the lists, by name
 * @param rules the rules without errors, by id
 * @param rulesWithMistakes the files of the other rules, by id
 */
record RuleFolder(
        FeatureCatalog features,
        FeatureNames featureNames,
        List<RuleList> lists,
        List<CheckedRule> rules,
        Map<String, String> rulesWithMistakes) {

    private static final int RULES_MAX = 2_000;
    private static final String LISTS = "lists/";
    private static final String RULE = ".drl";

    RuleFolder {
        lists = List.copyOf(lists);
        rules = List.copyOf(rules);
        rulesWithMistakes = Collections.unmodifiableMap(new TreeMap<>(rulesWithMistakes));
    }

    /** Reads everything; the findings are those of all files. */
    static Checked<RuleFolder> read(RuleFiles files) {
        List<Finding> findings = new ArrayList<>();
        Checked<FeatureCatalog> features = features(files);
        FeatureNames featureNames = names(files, features);
        List<RuleList> lists = new ArrayList<>();
        for (String path : files.paths()) {
            if (path.startsWith(LISTS)) {
                lists.add(RuleListReader.read(path, files.text(path).orElse(""), findings));
            }
        }
        findings.addAll(features.findings());
        Set<String> listNames = lists.stream().map(RuleList::name).collect(Collectors.toCollection(HashSet::new));
        files.unusable().stream()
                .filter(path -> path.startsWith(LISTS))
                .map(path -> path.substring(LISTS.length()).replaceFirst("\\.csv$", ""))
                .forEach(listNames::add);
        Written written = rules(files, new RuleContext(featureNames, listNames), findings);
        return new Checked<>(
                new RuleFolder(features.value(), featureNames, lists, written.right(), written.withMistakes()),
                findings);
    }

    /** Ids of the rules that may be allow rules: nobody knows what one with mistakes is meant to do. */
    Set<String> possibleAllowRules() {
        Set<String> ids = new HashSet<>(rulesWithMistakes.keySet());
        rules.stream()
                .map(CheckedRule::description)
                .filter(rule -> rule.outcome() == RuleOutcome.ALLOW)
                .map(RuleDescription::id)
                .forEach(ids::add);
        return ids;
    }

    /** Ids of all rules by the file that they stand in. */
    Map<String, List<String>> idsByFile() {
        Map<String, List<String>> idsByFile = new HashMap<>();
        rules.forEach(rule -> idsByFile
                .computeIfAbsent(rule.place().file(), file -> new ArrayList<>())
                .add(rule.description().id()));
        rulesWithMistakes.forEach((id, file) ->
                idsByFile.computeIfAbsent(file, path -> new ArrayList<>()).add(id));
        return idsByFile;
    }

    /** A folder without {@code features.yaml} declares no features. */
    private static Checked<FeatureCatalog> features(RuleFiles files) {
        Checked<FeatureCatalog> features = FeatureCatalog.parse(
                RuleFiles.FEATURES, files.text(RuleFiles.FEATURES).orElse(""));
        return files.paths().contains(RuleFiles.FEATURES) ? features : new Checked<>(features.value(), List.of());
    }

    private static FeatureNames names(RuleFiles files, Checked<FeatureCatalog> features) {
        List<String> names = features.value().names();
        boolean isUnread = files.unusable().contains(RuleFiles.FEATURES) || (!features.isValid() && names.isEmpty());
        return isUnread ? FeatureNames.unread() : FeatureNames.of(names);
    }

    /** The rules of a folder, and the files of those with mistakes by their ids. */
    private record Written(List<CheckedRule> right, Map<String, String> withMistakes) {

        static Written nothing() {
            return new Written(List.of(), Map.of());
        }
    }

    private static Written rules(RuleFiles files, RuleContext context, List<Finding> findings) {
        List<String> paths =
                files.paths().stream().filter(path -> path.endsWith(RULE)).toList();
        if (paths.size() > RULES_MAX) {
            findings.add(tooManyRules(paths.get(RULES_MAX)));
            return Written.nothing();
        }
        RuleReader reader = new RuleReader(context);
        List<CheckedRule> rules = new ArrayList<>();
        Map<String, Place> placeById = new LinkedHashMap<>();
        for (String path : paths) {
            refuseTaken(idOf(path), new Place(path, 0, 0), placeById, findings);
            reader.read(path, files.text(path).orElse(""), findings).ifPresent(rules::add);
        }
        for (String path : files.paths()) {
            if (path.startsWith("tables/") && path.endsWith(".csv")) {
                for (TableRow row : TableReader.read(path, files.text(path).orElse(""), reader, findings)) {
                    refuseTaken(row.id(), row.place(), placeById, findings);
                    row.rule().ifPresent(rules::add);
                }
            }
        }
        if (rules.size() > RULES_MAX) {
            findings.add(tooManyRules(rules.get(RULES_MAX).place().file()));
            return Written.nothing();
        }
        rules.sort(Comparator.comparing(rule -> rule.description().id()));
        refuseTooMuchWork(rules, findings);
        return new Written(rules, withMistakes(files, rules, placeById));
    }

    private static Map<String, String> withMistakes(
            RuleFiles files, List<CheckedRule> right, Map<String, Place> placeById) {
        Map<String, String> withMistakes = new HashMap<>();
        placeById.forEach((id, place) -> withMistakes.put(id, place.file()));
        files.unusable().stream()
                .filter(path -> path.endsWith(RULE))
                .forEach(path -> withMistakes.putIfAbsent(idOf(path), path));
        right.forEach(rule -> withMistakes.remove(rule.description().id()));
        return withMistakes;
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.drl$", "");
    }

    private static Finding tooManyRules(String file) {
        return Finding.error(file, 0, 0, "there are more than " + RULES_MAX + " rules", "retire some of them");
    }

    private static void refuseTaken(String id, Place place, Map<String, Place> placeById, List<Finding> findings) {
        Place first = placeById.putIfAbsent(id, place);
        if (first != null) {
            String where = first.line() > 0 ? first.file() + ":" + first.line() : first.file();
            findings.add(Finding.error(
                    place.file(),
                    place.line(),
                    place.column(),
                    "the rule id " + id + " is already taken by " + where,
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
