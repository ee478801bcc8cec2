package dev.sluice.rules;

import dev.sluice.contract.RuleLifecycle;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.cases.CaseReader;
import dev.sluice.rules.cases.RuleCase;
import dev.sluice.rules.engine.RuleInterpreter;
import dev.sluice.rules.engine.RuleTrace;
import dev.sluice.rules.facts.FeatureNames;
import dev.sluice.rules.language.CheckedRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the cases that lie beside the rules. */
public final class RuleTests {

    private static final String CASES = ".cases.yaml";

    private RuleTests() {}

    /**
     * What became of one case.
     *
     * @param ruleCase the case
     * @param passed whether the rule did what was expected
     * @param why each condition of the rule with the values that it met, one line each
     */
    public record Result(RuleCase ruleCase, boolean passed, String why) {

        /** How the rule and a case that failed differ, for instance "should hit, but does not". */
        public String disagreement() {
            return ruleCase.expectHit() ? "should hit, but does not" : "should not hit, but does";
        }
    }

    /**
     * Evaluates every case, through the same compiled rules that decide; a draft or retired rule, which is not compiled, is
     * evaluated without Drools. The results are in the order of rules and cases.
     *
     * @param rules the compiled rule set
     * @param files the files that it was made from
     * @throws FindingsException if a case cannot be understood
     * @throws IllegalArgumentException if the rule set was made from other files
     */
    public static List<Result> run(RuleSet rules, RuleFiles files) {
        if (!rules.contentHash().equals(files.contentHash())) {
            throw new IllegalArgumentException("the rule set was made from other files: " + rules.contentHash()
                    + " is not " + files.contentHash());
        }
        List<Finding> findings = new ArrayList<>();
        RuleInterpreter interpreter = new RuleInterpreter(rules.lists());
        List<Result> results = new ArrayList<>();
        Map<String, List<String>> idsByFile = idsByFile(rules.checkedRules());
        try (RuleEvaluator evaluator = rules.newEvaluator()) {
            for (CheckedRule rule : rules.checkedRules()) {
                for (RuleCase ruleCase : cases(idsByFile, rule, files, names(rules), findings)) {
                    results.add(result(rule, ruleCase, evaluator, interpreter));
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new FindingsException(findings);
        }
        return results;
    }

    /**
     * Which conditions decided a case; in the order of rules and conditions. Retired rules are left out.
     *
     * @param rules the rule set
     * @param files the files that it was made from
     */
    public static List<CaseCoverage.Covered> coverage(RuleSet rules, RuleFiles files) {
        RuleInterpreter interpreter = new RuleInterpreter(rules.lists());
        Map<String, List<String>> idsByFile = idsByFile(rules.checkedRules());
        FeatureNames features = names(rules);
        return rules.checkedRules().stream()
                .filter(rule -> rule.description().lifecycle() != RuleLifecycle.RETIRED)
                .flatMap(rule ->
                        CaseCoverage.of(rule, cases(idsByFile, rule, files, features, new ArrayList<>()), interpreter)
                                .stream())
                .toList();
    }

    /**
     * Evaluates every case again and again, so that the Java compiler has seen the rules before the first transaction
     * meets them.
     */
    public static void warmUp(RuleSet rules, RuleFiles files, int rounds) {
        Map<String, List<String>> idsByFile = idsByFile(rules.checkedRules());
        List<RuleCase> cases = rules.checkedRules().stream()
                .flatMap(rule -> cases(idsByFile, rule, files, names(rules), new ArrayList<>()).stream())
                .toList();
        try (RuleEvaluator evaluator = rules.newEvaluator()) {
            for (int round = 0; round < rounds; round++) {
                cases.forEach(ruleCase -> evaluator.evaluate(ruleCase.facts()));
            }
        }
    }

    /** What is wrong with the cases: they cannot be read, a rule that runs lacks some, or a file belongs to no rule. */
    static List<Finding> check(RuleFolder folder, RuleFiles files) {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<String>> idsByFile = folder.idsByFile();
        CaseNeeds needs = new CaseNeeds(RuleTrace.ofCases(new RuleInterpreter(folder.lists())), findings);
        for (CheckedRule rule : folder.rules()) {
            int before = findings.size();
            List<RuleCase> cases = cases(idsByFile, rule, files, folder.featureNames(), findings);
            if (rule.description().runs() && findings.size() == before) {
                needs.check(rule, cases, files);
            }
        }
        needs.checkTables();
        folder.rulesWithMistakes().forEach((id, file) -> {
            String path = CaseNeeds.casesOf(file);
            List<String> siblings = siblings(idsByFile, file);
            files.text(path)
                    .ifPresent(text -> CaseReader.check(path, text, id, siblings, folder.featureNames(), findings));
        });
        for (String path : files.paths()) {
            boolean isOrphan = path.endsWith(CASES)
                    && !files.isThere(path.replace(CASES, path.startsWith("tables/") ? ".csv" : ".drl"));
            if (isOrphan) {
                findings.add(Finding.error(
                        path, 0, 0, "there is no rule for these cases", "the cases of ID.drl stand in ID.cases.yaml"));
            }
        }
        // The cases of a table are read once for each of its rules.
        return findings.stream().distinct().toList();
    }

    private static List<RuleCase> cases(
            Map<String, List<String>> idsByFile,
            CheckedRule rule,
            RuleFiles files,
            FeatureNames features,
            List<Finding> findings) {
        String file = rule.place().file();
        String path = CaseNeeds.casesOf(file);
        return files.text(path)
                .map(text ->
                        CaseReader.read(path, text, rule.description(), siblings(idsByFile, file), features, findings))
                .orElse(List.of());
    }

    /** The rules whose cases stand in one file; empty for a rule that has a file of its own. */
    private static List<String> siblings(Map<String, List<String>> idsByFile, String file) {
        return CaseNeeds.isTable(file) ? idsByFile.getOrDefault(file, List.of()) : List.of();
    }

    private static Map<String, List<String>> idsByFile(List<CheckedRule> rules) {
        return rules.stream()
                .collect(Collectors.groupingBy(
                        rule -> rule.place().file(),
                        Collectors.mapping(rule -> rule.description().id(), Collectors.toList())));
    }

    private static FeatureNames names(RuleSet rules) {
        return FeatureNames.of(rules.features().names());
    }

    private static Result result(
            CheckedRule rule, RuleCase ruleCase, RuleEvaluator evaluator, RuleInterpreter interpreter) {
        boolean hit = rule.description().runs()
                ? hits(evaluator.evaluate(ruleCase.facts()), rule.description())
                : interpreter.hits(rule, ruleCase.facts());
        List<RuleTrace.Step> steps = RuleTrace.ofCases(interpreter).steps(rule, ruleCase.facts());
        String why = String.join(
                "\n",
                steps.stream()
                        .sorted(Comparator.comparing(RuleTrace.Step::held))
                        .map(RuleTrace.Step::toString)
                        .toList());
        return new Result(ruleCase, hit == ruleCase.expectHit(), why);
    }

    private static boolean hits(RuleEvaluation evaluation, RuleDescription rule) {
        return Stream.concat(evaluation.hits().stream(), evaluation.shadowHits().stream())
                .anyMatch(hit -> hit.rule().equals(rule));
    }
}
