package dev.sluice.rules.review;

import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Tells whether conditions can hold together. Sound, not complete: what it calls contradictory never holds; of what it does
 * not call so, something may still never hold.
 */
final class Contradictions {

    /** Alternatives multiply; beyond so many ways nothing is claimed. */
    private static final int WAYS_MAX = 512;

    private final OperandBounds bounds;
    private int ways;

    /** @param bounds what the values are whatever the conditions say */
    Contradictions(OperandBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Whether no transaction can fulfil all of these.
     *
     * @param bound variables that the rule binds, each of which needs a value
     * @param conditions conditions that must hold together
     */
    boolean areContradictory(List<Operand.Variable> bound, List<Condition> conditions) {
        Possibilities possibilities = new Possibilities(bounds);
        bound.forEach(possibilities::requireKnown);
        ways = 0;
        return !isPossible(new ArrayDeque<>(conditions), possibilities);
    }

    private boolean isPossible(Deque<Condition> remaining, Possibilities possibilities) {
        List<Condition.Any> alternatives = new ArrayList<>();
        while (!remaining.isEmpty()) {
            Condition condition = remaining.pop();
            if (condition instanceof Condition.All all) {
                all.parts().forEach(remaining::push);
            } else if (condition instanceof Condition.Any any) {
                alternatives.add(any);
            } else {
                possibilities.require(condition);
            }
        }
        if (possibilities.isImpossible()) {
            return false;
        }
        return alternatives.isEmpty() || ++ways > WAYS_MAX || isOnePossible(alternatives, possibilities);
    }

    private boolean isOnePossible(List<Condition.Any> alternatives, Possibilities possibilities) {
        List<Condition.Any> others = alternatives.subList(1, alternatives.size());
        for (Condition way : alternatives.get(0).parts()) {
            Deque<Condition> remaining = new ArrayDeque<>(others);
            remaining.push(way);
            if (isPossible(remaining, new Possibilities(possibilities))) {
                return true;
            }
        }
        return false;
    }
}
