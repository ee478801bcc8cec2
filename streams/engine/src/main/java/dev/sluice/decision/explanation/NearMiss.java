package dev.sluice.decision.explanation;

import dev.sluice.rules.TracedRule;
import dev.sluice.rules.engine.Gap;
import dev.sluice.rules.engine.RuleTrace;
import java.util.Comparator;
import java.util.List;

/**
 * A rule that one thing alone kept from hitting.
 *
 * @param traced the rule, one of whose at least two conditions did not hold while it was in force
 */
public record NearMiss(TracedRule traced) {

    /** The nearest first: numbers by how far they were off, then the rest; of these the one with most that held. */
    private static final Comparator<NearMiss> NEAREST_FIRST = Comparator.comparingDouble(NearMiss::relativeDistance)
            .thenComparingInt(miss -> -miss.traced().steps().size())
            .thenComparing(miss -> miss.traced().rule().id());

    /** Those among the rules that missed nearly, the nearest first. */
    static List<NearMiss> among(List<TracedRule> rules) {
        return rules.stream()
                .filter(rule -> rule.inForce()
                        && rule.steps().size() > 1
                        && rule.failed().size() == 1)
                .map(NearMiss::new)
                .sorted(NEAREST_FIRST)
                .toList();
    }

    /** The condition that did not hold. */
    public RuleTrace.Step decisive() {
        return traced.failed().get(0);
    }

    private double relativeDistance() {
        Gap gap = decisive().gap();
        return gap == null ? Double.POSITIVE_INFINITY : gap.relativeDistance();
    }
}
