package dev.sluice.rules.language;

import java.util.List;

/**
 * How much there is to do to evaluate a rule, at most: each condition, each value that is calculated and each variable is a
 * step. Rules have no loops and there is one fact of each kind, so this does not depend on the transaction.
 */
public final class Steps {

    /** Most steps that one rule may have; a rule of the usual size has three to ten. */
    public static final int RULE_MAX = 500;

    /** Most steps that all rules which run may have together. */
    public static final int SET_MAX = 50_000;

    private Steps() {}

    /** The steps of one rule. */
    public static int of(CheckedRule rule) {
        return of(rule.patterns());
    }

    static int of(List<RulePattern> patterns) {
        return patterns.stream().mapToInt(Steps::ofPattern).sum();
    }

    private static int ofPattern(RulePattern pattern) {
        return 1 + pattern.bindings().size() + ofAll(pattern.conditions());
    }

    private static int ofAll(List<Condition> conditions) {
        return conditions.stream().mapToInt(Steps::ofCondition).sum();
    }

    private static int ofCondition(Condition condition) {
        if (condition instanceof Condition.All all) {
            return ofAll(all.parts());
        }
        if (condition instanceof Condition.Any any) {
            return ofAll(any.parts());
        }
        if (condition instanceof Condition.Comparison comparison) {
            return 1 + ofCalculation(comparison.left()) + ofCalculation(comparison.right());
        }
        return condition instanceof Condition.Membership membership
                ? 1
                        + membership.texts().size()
                        + membership.words().size()
                        + membership.lists().size()
                : 1;
    }

    private static int ofCalculation(Operand operand) {
        return operand instanceof Operand.Arithmetic sum
                ? 1 + ofCalculation(sum.left()) + ofCalculation(sum.right())
                : 0;
    }
}
