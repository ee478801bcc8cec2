package dev.sluice.rules.review;

import dev.sluice.finding.Finding;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.engine.ConditionText;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.Place;
import dev.sluice.rules.language.PlacedCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds rules that can never act or that say what another says already. Rules that are right by themselves go in. */
public final class RuleReview {

    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private RuleReview(Instant now) {
        this.now = now;
    }

    /**
     * Looks at all rules that are not retired.
     *
     * @param rules the rules, by id
     * @param now says what is past
     * @return an error for each rule whose conditions contradict each other; warnings for what is merely strange
     */
    public static List<Finding> of(List<CheckedRule> rules, Instant now) {
        RuleReview review = new RuleReview(now);
        Map<Set<Condition>, CheckedRule> byConditions = new HashMap<>();
        for (CheckedRule rule : rules) {
            review.contradictions(rule);
            review.ended(rule);
            if (rule.description().runs()) {
                review.repeated(rule, byConditions);
            }
        }
        return review.findings;
    }

    private void contradictions(CheckedRule rule) {
        List<Operand.Variable> bound = rule.patterns().stream()
                .flatMap(pattern -> pattern.bindings().stream())
                .toList();
        List<PlacedCondition> before = new ArrayList<>();
        for (PlacedCondition condition : rule.placedConditions()) {
            before.add(condition);
            if (Contradictions.areContradictory(bound, conditions(before))) {
                contradiction(condition, before, bound);
                return;
            }
            deadAlternatives(condition.condition(), condition.place(), before, bound);
        }
    }

    private void contradiction(PlacedCondition last, List<PlacedCondition> all, List<Operand.Variable> bound) {
        PlacedCondition opponent = opponentOf(last, all, bound);
        String text = ConditionText.of(last.condition());
        String message = last.equals(opponent)
                ? "'" + text + "' can never hold"
                : opponent == null
                        ? "'" + text + "' cannot hold together with the conditions before it"
                        : "'" + text + "' cannot hold together with '" + ConditionText.of(opponent.condition())
                                + "' on line " + opponent.place().line();
        error(last.place(), message + ", so the rule never hits", "write '||' between alternatives, or two rules");
    }

    /** The condition itself, another one that it contradicts, or null if it takes several to contradict it. */
    private static @Nullable PlacedCondition opponentOf(
            PlacedCondition last, List<PlacedCondition> all, List<Operand.Variable> bound) {
        if (Contradictions.areContradictory(bound, List.of(last.condition()))) {
            return last;
        }
        return all.stream()
                .filter(other -> !other.equals(last)
                        && Contradictions.areContradictory(bound, List.of(other.condition(), last.condition())))
                .findFirst()
                .orElse(null);
    }

    private void deadAlternatives(
            Condition condition, Place place, List<PlacedCondition> all, List<Operand.Variable> bound) {
        if (!(condition instanceof Condition.Any any)) {
            return;
        }
        for (Condition alternative : any.parts()) {
            List<Condition> with = conditions(all);
            with.add(alternative);
            if (Contradictions.areContradictory(bound, with)) {
                findings.add(Finding.warning(
                        place.file(),
                        place.line(),
                        place.column(),
                        "the alternative '" + ConditionText.of(alternative)
                                + "' never holds, because of itself or of the conditions before it",
                        "remove or correct it"));
            }
        }
    }

    private static List<Condition> conditions(List<PlacedCondition> placed) {
        return placed.stream().map(PlacedCondition::condition).collect(Collectors.toCollection(ArrayList::new));
    }

    private void ended(CheckedRule rule) {
        RuleDescription description = rule.description();
        if (description.runs()
                && description.until() != null
                && !description.until().isAfter(now)) {
            warning(
                    rule.place(),
                    "the rule ended at " + description.until() + ", so it hits no transaction of today",
                    "make it retired, or give it a later @until");
        }
    }

    private void repeated(CheckedRule rule, Map<Set<Condition>, CheckedRule> byConditions) {
        CheckedRule first = byConditions.putIfAbsent(RuleConditions.normalized(rule), rule);
        if (first != null) {
            warning(
                    rule.place(),
                    "the rule has the same conditions as " + first.description().id(),
                    "both always hit together, and their scores count twice: keep one of them");
        }
    }

    private void error(Place place, String message, String hint) {
        findings.add(Finding.error(place.file(), place.line(), place.column(), message, hint));
    }

    private void warning(Place place, String message, String hint) {
        findings.add(Finding.warning(place.file(), place.line(), place.column(), message, hint));
    }
}
