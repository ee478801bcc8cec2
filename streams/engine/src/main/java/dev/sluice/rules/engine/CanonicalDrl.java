package dev.sluice.rules.engine;

import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.RulePattern;
import dev.sluice.rules.lists.ListMembership;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    private CanonicalDrl(List<String> listNames) {
        conditions = new ConditionWriter(listNames);
    }

    /**
     * All rules as one DRL text. The rule at position n is named by {@link #nameOf}.
     *
     * @param rules the rules
     * @param listNames names of the lists by their numbers
     */
    static String of(List<CheckedRule> rules, List<String> listNames) {
        CanonicalDrl writer = new CanonicalDrl(listNames);
        StringBuilder drl = new StringBuilder("package ").append(PACKAGE).append('\n');
        for (FactType fact : FactType.values()) {
            drl.append("import ").append(fact.factClass().getName()).append('\n');
        }
        drl.append("global ")
                .append(ListMembership.class.getName())
                .append(' ')
                .append(LISTS)
                .append('\n');
        for (int i = 0; i < rules.size(); i++) {
            writer.rule(drl, nameOf(i), rules.get(i));
        }
        return drl.toString();
    }

    static String nameOf(int index) {
        return NAME_PREFIX + index;
    }

    static int indexOf(String name) {
        return Integer.parseInt(name.substring(NAME_PREFIX.length()));
    }

    private void rule(StringBuilder drl, String name, CheckedRule rule) {
        drl.append("rule \"").append(name).append("\" when\n");
        for (RulePattern pattern : rule.patterns()) {
            drl.append("  ")
                    .append(pattern.fact().shown())
                    .append('(')
                    .append(String.join(", ", constraints(pattern)))
                    .append(")\n");
        }
        drl.append("then\nend\n");
    }

    /** Drools builds hash and range indexes only for the first constraint of a pattern, so the indexable ones come first. */
    private List<String> constraints(RulePattern pattern) {
        List<Condition> sorted = pattern.conditions().stream()
                .sorted(Comparator.comparing(ConditionOrder::of))
                .toList();
        List<String> constraints = new ArrayList<>();
        sorted.stream()
                .filter(condition -> !isJoin(condition))
                .map(conditions::write)
                .forEach(constraints::add);
        for (Operand.Variable variable : pattern.bindings()) {
            constraints.add(conditions.known(variable.source()));
            constraints.add(variable.name() + " : " + conditions.reference(variable.source()));
        }
        sorted.stream().filter(CanonicalDrl::isJoin).map(conditions::write).forEach(constraints::add);
        return constraints;
    }

    private static boolean isJoin(Condition condition) {
        return ConditionOrder.of(condition) == ConditionOrder.JOIN;
    }
}
