package dev.sluice.rules;

import dev.sluice.rules.facts.Facts;
import java.util.List;

/** Evaluates one rule set, one transaction after the other. Not safe for use by several threads. */
public final class RuleEvaluator implements AutoCloseable {

    RuleEvaluator() {}

    /**
     * What the rules say about one transaction. Rules outside their {@code @since} and {@code @until} by the transaction's
     * event time do not hit. Nothing is left behind: the next evaluation does not depend on this one.
     *
     * @throws IllegalArgumentException if the velocity features are not those that the rule set declares
     */
    public RuleEvaluation evaluate(Facts facts) {
        return new RuleEvaluation(List.of(), List.of(), List.of());
    }

    /** Gives up the session. */
    @Override
    public void close() {}
}
