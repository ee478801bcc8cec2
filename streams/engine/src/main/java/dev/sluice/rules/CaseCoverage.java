package dev.sluice.rules;

import dev.sluice.rules.cases.RuleCase;
import dev.sluice.rules.engine.ConditionText;
import dev.sluice.rules.engine.RuleInterpreter;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Place;
import dev.sluice.rules.language.PlacedCondition;
import java.util.ArrayList;
import java.util.List;

/**
 * Which conditions the cases put to the test. A condition decided a case if the case misses because of exactly that condition,
 * all others being fulfilled. One that never did could be removed, or be wrong, and no case would notice.
 */
public final class CaseCoverage {

    private CaseCoverage() {}

    /**
     * One condition of a rule.
     *
     * @param ruleId the rule
     * @param text the condition as its author would write it
     * @param place where it stands
     * @param decided whether it decided at least one case
     */
    public record Covered(String ruleId, String text, Place place, boolean decided) {}

    /** The conditions of a rule against its cases, in the order in which they were written. */
    static List<Covered> of(CheckedRule rule, List<RuleCase> cases, RuleInterpreter interpreter) {
        List<PlacedCondition> conditions = rule.placedConditions();
        boolean[] decided = new boolean[conditions.size()];
        for (RuleCase ruleCase : cases) {
            List<Integer> failed = new ArrayList<>();
            for (int i = 0; i < conditions.size(); i++) {
                if (!interpreter.holds(conditions.get(i).condition(), ruleCase.facts())) {
                    failed.add(i);
                }
            }
            if (failed.size() == 1) {
                decided[failed.get(0)] = true;
            }
        }
        List<Covered> covered = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            PlacedCondition condition = conditions.get(i);
            covered.add(new Covered(
                    rule.description().id(), ConditionText.of(condition.condition()), condition.place(), decided[i]));
        }
        return covered;
    }
}
