package dev.sluice.rules.review;

import dev.sluice.finding.Finding;
import dev.sluice.rules.engine.ConditionText;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.Place;
import dev.sluice.rules.language.PlacedCondition;
import dev.sluice.velocity.FeatureCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds conditions of a rule that never hold: by themselves, or together with the others. */
final class ConditionReview {

    private static final String ALTERNATIVES = "write '||' between alternatives, or two rules";

    private final Contradictions contradictions;
    private final Impossibility impossibility;
    private final List<Finding> findings;

    /**
     * @param features the declared features, which say what values there are
     * @param findings where everything is added
     */
    ConditionReview(FeatureCatalog features, List<Finding> findings) {
        OperandBounds bounds = new OperandBounds(features);
        this.contradictions = new Contradictions(bounds);
        this.impossibility = new Impossibility(bounds);
        this.findings = findings;
    }

    /** Looks at one rule: the first contradiction ends it, since all that follows would be wrong because of it. */
    void review(CheckedRule rule) {
        List<Operand.Variable> bound = rule.patterns().stream()
                .flatMap(pattern -> pattern.bindings().stream())
                .toList();
        List<PlacedCondition> before = new ArrayList<>();
        for (PlacedCondition condition : rule.placedConditions()) {
            before.add(condition);
            if (contradictions.areContradictory(bound, conditions(before))) {
                contradiction(condition, before, bound);
                return;
            }
            if (!hasDeadAlternatives(condition.condition(), condition.place(), before, bound)) {
                unfitTexts(condition);
            }
        }
    }

    private void contradiction(PlacedCondition last, List<PlacedCondition> all, List<Operand.Variable> bound) {
        PlacedCondition opponent = opponentOf(last, all, bound);
        if (last.equals(opponent)) {
            impossible(last);
            return;
        }
        String text = ConditionText.of(last.condition());
        String message = opponent == null
                ? "'" + text + "' cannot hold together with the conditions before it"
                : "'" + text + "' cannot hold together with '" + ConditionText.of(opponent.condition()) + "' on line "
                        + opponent.place().line();
        error(last.place(), message + ", so the rule never hits", ALTERNATIVES);
    }

    private void impossible(PlacedCondition condition) {
        Optional<Impossibility.Reason> reason = impossibility.reason(condition.condition());
        error(
                condition.place(),
                "'" + ConditionText.of(condition.condition()) + "' can never hold"
                        + reason.map(why -> ", since " + why.text()).orElse("") + ", so the rule never hits",
                reason.map(Impossibility.Reason::hint).orElse(ALTERNATIVES));
    }

    /** One of several texts, or one that must not be there, does not keep the rule from hitting, but is a mistake all the same. */
    private void unfitTexts(PlacedCondition condition) {
        Place place = condition.place();
        for (Impossibility.UnfitText unfit : Impossibility.unfitTexts(condition.condition())) {
            warning(
                    place,
                    unfit.field().name() + " is never \"" + unfit.text() + "\": " + unfit.reason(),
                    unfit.hint());
        }
    }

    /** The condition itself, another one that it contradicts, or null if it takes several to contradict it. */
    private @Nullable PlacedCondition opponentOf(
            PlacedCondition last, List<PlacedCondition> all, List<Operand.Variable> bound) {
        if (contradictions.areContradictory(bound, List.of(last.condition()))) {
            return last;
        }
        return all.stream()
                .filter(other -> !other.equals(last)
                        && contradictions.areContradictory(bound, List.of(other.condition(), last.condition())))
                .findFirst()
                .orElse(null);
    }

    private boolean hasDeadAlternatives(
            Condition condition, Place place, List<PlacedCondition> all, List<Operand.Variable> bound) {
        if (!(condition instanceof Condition.Any any)) {
            return false;
        }
        int before = findings.size();
        for (Condition alternative : any.parts()) {
            List<Condition> with = conditions(all);
            with.add(alternative);
            if (contradictions.areContradictory(bound, with)) {
                warning(
                        place,
                        "the alternative '" + ConditionText.of(alternative) + "' never holds, "
                                + whyDead(alternative, bound),
                        "remove or correct it");
            }
        }
        return findings.size() > before;
    }

    private String whyDead(Condition alternative, List<Operand.Variable> bound) {
        return contradictions.areContradictory(bound, List.of(alternative))
                ? impossibility
                        .reason(alternative)
                        .map(why -> "since " + why.text())
                        .orElse("whatever else does")
                : "because of the conditions beside it";
    }

    private static List<Condition> conditions(List<PlacedCondition> placed) {
        return placed.stream().map(PlacedCondition::condition).collect(Collectors.toCollection(ArrayList::new));
    }

    private void error(Place place, String message, String hint) {
        findings.add(Finding.error(place.file(), place.line(), place.column(), message, hint));
    }

    private void warning(Place place, String message, String hint) {
        findings.add(Finding.warning(place.file(), place.line(), place.column(), message, hint));
    }
}
