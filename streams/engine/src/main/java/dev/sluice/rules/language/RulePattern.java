package dev.sluice.rules.language;

import dev.sluice.rules.facts.FactType;
import java.util.List;

/**
 * What a rule asks of one fact.
 *
 * @param fact the fact
 * @param bindings variables that the pattern binds; each also requires that there is a value
 * @param conditions all of these must hold
 */
public record RulePattern(FactType fact, List<Operand.Variable> bindings, List<Condition> conditions) {

    /** Copies the lists. */
    public RulePattern {
        bindings = List.copyOf(bindings);
        conditions = List.copyOf(conditions);
    }
}
