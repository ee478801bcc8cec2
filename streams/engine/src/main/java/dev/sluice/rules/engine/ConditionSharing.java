package dev.sluice.rules.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which each rule asks its conditions. Drools asks once for all rules that begin alike, and what comes after a
 * condition that does not hold is not asked at all. So what most rules have in common comes first, then what most of those
 * have in common, and so on.
 */
final class ConditionSharing {

    private static final Comparator<WrittenCondition> CHEAPEST_FIRST =
            Comparator.comparing(WrittenCondition::order).thenComparing(WrittenCondition::text);

    private static final Comparator<Map.Entry<WrittenCondition, Integer>> MOST_WORTH_FIRST =
            Comparator.<Map.Entry<WrittenCondition, Integer>, Boolean>comparing(entry -> !isRoute(entry.getKey()))
                    .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .thenComparing(Map.Entry.comparingByKey(CHEAPEST_FIRST));

    private ConditionSharing() {}

    /** A rule on its way: what was put in order, and what is left. */
    private record Rule(List<WrittenCondition> ordered, Set<WrittenCondition> left) {

        Rule(Collection<WrittenCondition> conditions) {
            this(new ArrayList<>(), new LinkedHashSet<>(conditions));
        }

        void put(WrittenCondition condition) {
            left.remove(condition);
            ordered.add(condition);
        }

        void putRest() {
            left.stream().sorted(CHEAPEST_FIRST).forEach(ordered::add);
            left.clear();
        }
    }

    /** The same conditions, rule by rule, each once and in order. */
    static List<List<WrittenCondition>> order(List<? extends Collection<WrittenCondition>> conditions) {
        List<Rule> rules = conditions.stream().map(Rule::new).toList();
        arrange(rules);
        return rules.stream().map(Rule::ordered).toList();
    }

    /** Puts in order what is left of rules that begin alike so far. */
    private static void arrange(List<Rule> alike) {
        List<Rule> rest = new ArrayList<>(alike);
        Optional<WrittenCondition> next = worthSharing(rest);
        while (next.isPresent()) {
            WrittenCondition shared = next.get();
            List<Rule> sharing =
                    rest.stream().filter(rule -> rule.left().contains(shared)).toList();
            rest.removeAll(sharing);
            sharing.forEach(rule -> rule.put(shared));
            arrange(sharing);
            next = worthSharing(rest);
        }
        rest.forEach(Rule::putRest);
    }

    /** The condition that most rules have; a route is worth it for a single rule, too. */
    private static Optional<WrittenCondition> worthSharing(List<Rule> rules) {
        Map<WrittenCondition, Integer> sharers = new HashMap<>();
        rules.forEach(rule -> rule.left().forEach(condition -> sharers.merge(condition, 1, Integer::sum)));
        return sharers.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 || isRoute(entry.getKey()))
                .min(MOST_WORTH_FIRST)
                .map(Map.Entry::getKey);
    }

    private static boolean isRoute(WrittenCondition condition) {
        return condition.order() == ConditionOrder.ROUTE;
    }
}
