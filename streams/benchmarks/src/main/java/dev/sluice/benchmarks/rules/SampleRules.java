package dev.sluice.benchmarks.rules;

import dev.sluice.bench.VariedRules;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.cases.CaseReader;
import dev.sluice.rules.cases.RuleCase;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.facts.FeatureNames;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.RuleContext;
import dev.sluice.rules.language.RuleReader;
import dev.sluice.rules.lists.RuleList;
import dev.sluice.rules.lists.RuleListReader;
import dev.sluice.velocity.FeatureCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * As many rules as are asked for, see {@link VariedRules}. The transactions are those of all cases
 * of the shipped rules.
 */
final class SampleRules {

    private static final String RULE = ".drl";
    private static final String CASES = ".cases.yaml";

    private final RuleFiles files;
    private final FeatureCatalog features;
    private final List<RuleList> lists;
    private final List<CheckedRule> rules;
    private final List<Facts> transactions;

    private SampleRules(RuleFiles shipped, RuleFiles files) {
        this.files = files;
        List<Finding> findings = new ArrayList<>();
        this.features = FeatureCatalog.parse(RuleFiles.FEATURES, textOf(files, RuleFiles.FEATURES))
                .orThrow();
        this.lists = files.paths().stream()
                .filter(path -> path.startsWith("lists/"))
                .map(path -> RuleListReader.read(path, textOf(files, path), findings))
                .toList();
        this.rules = rulesOf(files, findings);
        this.transactions = rulesOf(shipped, findings).stream()
                .flatMap(rule -> CaseReader.read(
                        rule.description().id() + CASES,
                        textOf(shipped, rule.place().file().replace(RULE, CASES)),
                        rule.description(),
                        List.of(),
                        FeatureNames.of(features.names()),
                        findings)
                        .stream())
                .map(RuleCase::facts)
                .toList();
        if (!findings.isEmpty()) {
            throw new FindingsException(findings);
        }
    }

    /**
     * So many rules, all of them live.
     *
     * @param folder the shipped rules
     * @param count how many
     */
    static SampleRules of(Path folder, int count) {
        RuleFiles shipped = RuleFiles.read(folder);
        return new SampleRules(shipped, VariedRules.of(shipped, count));
    }

    private List<CheckedRule> rulesOf(RuleFiles from, List<Finding> findings) {
        RuleReader reader = new RuleReader(new RuleContext(
                features.names(), lists.stream().map(RuleList::name).collect(Collectors.toSet())));
        return from.paths().stream()
                .filter(path -> path.endsWith(RULE))
                .flatMap(path -> reader.read(path, textOf(from, path), findings).stream())
                .sorted(Comparator.comparing(rule -> rule.description().id()))
                .toList();
    }

    private static String textOf(RuleFiles files, String path) {
        return files.text(path).orElse("");
    }

    /** The rules, compiled as for running. */
    RuleSet load() {
        return RuleSet.load(files);
    }

    /** The rules, checked, in the order of their ids. */
    List<CheckedRule> rules() {
        return rules;
    }

    /** The lists that the rules ask. */
    List<RuleList> lists() {
        return lists;
    }

    /** What the rules are asked about. */
    List<Facts> transactions() {
        return transactions;
    }
}
