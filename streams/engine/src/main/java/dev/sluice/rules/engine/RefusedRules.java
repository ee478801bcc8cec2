package dev.sluice.rules.engine;

import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.language.CheckedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds out which of many rules cannot be compiled. Drools compiles all rules as one, and what it says names neither file
 * nor line; so the rules are compiled by halves, and the halves that are refused by halves again.
 */
final class RefusedRules {

    /** Compiling takes a second for a hundred rules; a few culprits are enough to see what is wrong. */
    private static final int CULPRITS_MAX = 5;

    private static final String HINT = "this is a mistake in Sluice, not in the rule: report it with this file,"
            + " and make the rule a draft meanwhile";

    private final Consumer<List<CheckedRule>> compile;
    private final List<Finding> findings = new ArrayList<>();

    private RefusedRules(Consumer<List<CheckedRule>> compile) {
        this.compile = compile;
    }

    /**
     * What to tell the authors of rules that were refused together.
     *
     * @param rules the rules
     * @param refusal why they were refused
     * @param compile compiles some of them, and throws {@link RefusedRulesException} if these are refused
     */
    static FindingsException explain(
            List<CheckedRule> rules, RefusedRulesException refusal, Consumer<List<CheckedRule>> compile) {
        RefusedRules refused = new RefusedRules(compile);
        refused.search(rules, refusal);
        return new FindingsException(refused.findings);
    }

    private void search(List<CheckedRule> rules, RefusedRulesException refusal) {
        int before = findings.size();
        if (rules.size() > 1) {
            int middle = rules.size() / 2;
            tryAlone(rules.subList(0, middle));
            tryAlone(rules.subList(middle, rules.size()));
        }
        if (findings.size() == before) {
            findings.add(finding(rules, refusal));
        }
    }

    private void tryAlone(List<CheckedRule> rules) {
        if (findings.size() >= CULPRITS_MAX) {
            return;
        }
        try {
            compile.accept(rules);
        } catch (RefusedRulesException e) {
            search(rules, e);
        }
    }

    /** Of one rule, or of several that are refused only together; those are told by the first. */
    private static Finding finding(List<CheckedRule> rules, RefusedRulesException refusal) {
        String together = rules.size() == 1 ? "" : " together with " + (rules.size() - 1) + " others";
        String reason = refusal.reasons().get(0);
        return Finding.error(
                rules.isEmpty() ? "rules" : rules.get(0).place().file(),
                0,
                0,
                "the rule cannot be compiled" + together + ". " + reason,
                HINT);
    }
}
