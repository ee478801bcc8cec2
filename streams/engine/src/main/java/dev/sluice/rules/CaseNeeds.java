package dev.sluice.rules;

import dev.sluice.finding.Finding;
import dev.sluice.rules.cases.RuleCase;
import dev.sluice.rules.engine.RuleTrace;
import dev.sluice.rules.language.CheckedRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which cases are lacking: one that hits, one that misses, one in which a signal is missing. Of a table, each row needs
 * one that hits; the other two are needed once for the table, whose rows are alike.
 */
final class CaseNeeds {

    private static final String TABLE = ".csv";

    private final RuleTrace trace;
    private final List<Finding> findings;
    private final Map<String, Shown> byTable = new TreeMap<>();

    /** What the cases of a table show. */
    private record Shown(boolean isMissShown, boolean isSignalAsked, boolean isMissingShown) {

        Shown and(Shown other) {
            return new Shown(
                    isMissShown || other.isMissShown,
                    isSignalAsked || other.isSignalAsked,
                    isMissingShown || other.isMissingShown);
        }
    }

    CaseNeeds(RuleTrace trace, List<Finding> findings) {
        this.trace = trace;
        this.findings = findings;
    }

    /** The file in which the cases of the rules of a file stand. */
    static String casesOf(String ruleFile) {
        return ruleFile.replaceFirst("\\.(drl|csv)$", ".cases.yaml");
    }

    static boolean isTable(String ruleFile) {
        return ruleFile.endsWith(TABLE);
    }

    /** Notes what the cases of a rule lack. */
    void check(CheckedRule rule, List<RuleCase> cases, RuleFiles files) {
        String path = casesOf(rule.place().file());
        boolean isOfTable = isTable(rule.place().file());
        if (files.text(path).isEmpty()) {
            refuseMissingFile(path, files);
            return;
        }
        if (cases.stream().noneMatch(RuleCase::expectHit)) {
            findings.add(Finding.error(
                    path,
                    0,
                    0,
                    isOfTable
                            ? "no case shows what " + rule.description().id() + " hits"
                            : "no case shows what the rule hits",
                    isOfTable
                            ? "add one with 'rule: " + rule.description().id() + "' and 'expect: hit'"
                            : "add one with 'expect: hit'"));
        }
        Shown shown = new Shown(
                !cases.stream().allMatch(RuleCase::expectHit),
                RuleTrace.readsOptionalValues(rule),
                cases.stream().anyMatch(ruleCase -> trace.isSignalMissing(rule, ruleCase.facts())));
        if (isOfTable) {
            byTable.merge(path, shown, Shown::and);
        } else {
            require(path, shown, "the rule");
        }
    }

    private void refuseMissingFile(String path, RuleFiles files) {
        if (!files.isThere(path)) {
            findings.add(Finding.error(
                    path,
                    0,
                    0,
                    "the file is missing: rules that run need cases",
                    "write one case that hits, one that misses, and one in which a signal is missing;"
                            + " README.md shows their form"));
        }
    }

    /** Notes what the cases of tables lack as a whole; to be called last. */
    void checkTables() {
        byTable.forEach((path, shown) -> require(path, shown, "a rule of the table"));
    }

    private void require(String path, Shown shown, String who) {
        if (!shown.isMissShown()) {
            findings.add(Finding.error(
                    path, 0, 0, "no case shows what " + who + " leaves alone", "add one with 'expect: miss'"));
        }
        if (shown.isSignalAsked() && !shown.isMissingShown()) {
            findings.add(Finding.error(
                    path,
                    0,
                    0,
                    "no case shows what " + who + " does while its signal is missing",
                    "add one with, for instance, 'device: MISSING' or 'velocity: {}'"));
        }
    }
}
