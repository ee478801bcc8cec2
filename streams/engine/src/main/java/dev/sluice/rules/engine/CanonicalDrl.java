package dev.sluice.rules.engine;

import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.RulePattern;
import dev.sluice.rules.lists.ListMembership;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes checked rules as DRL. This is the only DRL that is ever compiled; of the author's file only numbers, words of our
 * enums and plain text literals get into it, and not even the rule's name.
 */
final class CanonicalDrl {

    /** Package of the compiled rules. */
    static final String PACKAGE = "dev.sluice.rules.canonical";

    /** Name of the global that answers list conditions. */
    static final String LISTS = "lists";

    private static final String NAME_PREFIX = "R";

    private final ConditionWriter conditions;
    private final WeakestBounds weakestBounds;

    private CanonicalDrl(List<CheckedRule> rules, List<String> listNames) {
        conditions = new ConditionWriter(listNames);
        weakestBounds = new WeakestBounds(rules);
    }

    /**
     * All rules as one DRL text. The rule at position n is named by {@link #nameOf}.
     *
     * @param rules the rules
     * @param listNames names of the lists by their numbers
     */
    static String of(List<CheckedRule> rules, List<String> listNames) {
        CanonicalDrl writer = new CanonicalDrl(rules, listNames);
        StringBuilder drl = new StringBuilder("package ").append(PACKAGE).append('\n');
        drl.append("import ").append(Facts.class.getName()).append('\n');
        drl.append("global ")
                .append(ListMembership.class.getName())
                .append(' ')
                .append(LISTS)
                .append('\n');
        List<List<WrittenCondition>> ordered =
                ConditionSharing.order(rules.stream().map(writer::conditionsOf).toList());
        for (int i = 0; i < rules.size(); i++) {
            rule(drl, nameOf(i), ordered.get(i));
        }
        return drl.toString();
    }

    static String nameOf(int index) {
        return NAME_PREFIX + index;
    }

    static int indexOf(String name) {
        return Integer.parseInt(name.substring(NAME_PREFIX.length()));
    }

    private static void rule(StringBuilder drl, String name, List<WrittenCondition> conditions) {
        drl.append("rule \"")
                .append(name)
                .append("\" when\n  Facts(")
                .append(conditions.stream().map(WrittenCondition::text).collect(Collectors.joining(", ")))
                .append(")\nthen\nend\n");
    }

    /** What a rule asks, of whichever fact, that what it binds has a value, and what can be asked for many rules at once. */
    private Set<WrittenCondition> conditionsOf(CheckedRule rule) {
        Set<WrittenCondition> written = new LinkedHashSet<>();
        for (RulePattern pattern : rule.patterns()) {
            for (Operand.Variable variable : pattern.bindings()) {
                written.add(new WrittenCondition(ConditionOrder.BOOLEAN, conditions.known(variable.source())));
            }
            for (Condition condition : pattern.conditions()) {
                written.add(write(condition));
                if (condition instanceof Condition.Comparison comparison) {
                    weakestBounds.weakerThan(comparison).map(this::write).ifPresent(written::add);
                }
            }
        }
        return written;
    }

    private WrittenCondition write(Condition condition) {
        return new WrittenCondition(ConditionOrder.of(condition), conditions.write(condition));
    }
}
