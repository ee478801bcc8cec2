package dev.sluice.decision.explanation;

import dev.sluice.rules.TracedRule;
import dev.sluice.rules.engine.Gap;
import dev.sluice.rules.engine.RuleTrace;
import java.util.Comparator;
import java.util.List;

/**
 * A rule that one thing alone kept from hitting.
 *
 * @param traced the rule, one of whose conditions did not hold while it was in force. A rule with a single condition is always
 *     one short: it is among them only where that compares numbers and they were near to each other
 */
public record NearMiss(TracedRule traced) {

    /** How far off a rule with a single condition may be at most, see {@link Gap#relativeDistance()}. */
    private static final double NEAR = 0.1;

    /** The nearest first: numbers by how far they were off, then the rest; of these the one with most that held. */
    private static final Comparator<NearMiss> NEAREST_FIRST = Comparator.comparingDouble(NearMiss::relativeDistance)
            .thenComparingInt(miss -> -miss.traced().steps().size())
            .thenComparing(miss -> miss.traced().rule().id());

    /** Those among the rules that missed nearly, the nearest first. */
    static List<NearMiss> among(List<TracedRule> rules) {
        return rules.stream()
                .filter(rule -> rule.inForce() && rule.failed().size() == 1)
                .map(NearMiss::new)
                .filter(NearMiss::isNear)
                .sorted(NEAREST_FIRST)
                .toList();
    }

    /** The condition that did not hold. */
    public RuleTrace.Step decisive() {
        return traced.failed().get(0);
    }

    private boolean isNear() {
        return traced.steps().size() > 1 || relativeDistance() <= NEAR;
    }

    private double relativeDistance() {
        Gap gap = decisive().gap();
        return gap == null ? Double.POSITIVE_INFINITY : gap.relativeDistance();
    }
}
