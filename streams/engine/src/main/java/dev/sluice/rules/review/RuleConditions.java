package dev.sluice.rules.review;

import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.RulePattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The conditions of a rule in a form in which order and names of variables make no difference. */
final class RuleConditions {

    private RuleConditions() {}

    static Set<Condition> normalized(CheckedRule rule) {
        Set<Condition> conditions = new HashSet<>();
        for (RulePattern pattern : rule.patterns()) {
            // A binding asks for a value.
            pattern.bindings()
                    .forEach(
                            variable -> conditions.add(new Condition.Presence(Possibilities.resolved(variable), true)));
            pattern.conditions().forEach(condition -> conditions.add(normalized(condition)));
        }
        return conditions;
    }

    private static Condition normalized(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(normalized(all.parts()));
        }
        if (condition instanceof Condition.Any any) {
            return new Condition.Any(normalized(any.parts()));
        }
        if (condition instanceof Condition.Comparison comparison) {
            return new Condition.Comparison(
                    resolved(comparison.left()), comparison.operator(), resolved(comparison.right()));
        }
        if (condition instanceof Condition.Membership membership) {
            return new Condition.Membership(
                    resolved(membership.left()),
                    membership.negated(),
                    membership.texts(),
                    membership.words(),
                    membership.lists());
        }
        if (condition instanceof Condition.Containment containment) {
            return new Condition.Containment(
                    resolved(containment.list()), containment.negated(), resolved(containment.element()));
        }
        Condition.Presence presence = (Condition.Presence) condition;
        return new Condition.Presence(resolved(presence.operand()), presence.present());
    }

    private static List<Condition> normalized(List<Condition> parts) {
        return parts.stream().map(RuleConditions::normalized).toList();
    }

    private static Operand resolved(Operand operand) {
        return Possibilities.resolved(operand);
    }
}
