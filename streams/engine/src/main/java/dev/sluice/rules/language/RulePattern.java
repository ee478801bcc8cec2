package dev.sluice.rules.language;

import dev.sluice.rules.facts.FactType;
import java.util.List;

/**
 * What a rule asks of one fact.
 *
 * @param fact the fact
 * @param bindings variables that the pattern binds; each also requires that there is a value
 * @param conditions all of these must hold
 * @param places where each of the conditions begins
 */
public record RulePattern(
        FactType fact, List<Operand.Variable> bindings, List<Condition> conditions, List<Place> places) {

    /** Copies the lists; refuses a condition without a place. */
    public RulePattern {
        bindings = List.copyOf(bindings);
        conditions = List.copyOf(conditions);
        places = List.copyOf(places);
        if (places.size() != conditions.size()) {
            throw new IllegalArgumentException(conditions.size() + " conditions stand at " + places.size() + " places");
        }
    }
}
