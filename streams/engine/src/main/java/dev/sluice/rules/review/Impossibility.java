package dev.sluice.rules.review;

import dev.sluice.rules.engine.ConditionText;
import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in words what an author did not know about a value, where a condition asks it for what it never is. */
final class Impossibility {

    private final OperandBounds bounds;

    Impossibility(OperandBounds bounds) {
        this.bounds = bounds;
    }

    /**
     * Why something never is.
     *
     * @param text for instance "hourOfDayUtc is from 0 to 23"
     * @param hint what to do about it
     */
    record Reason(String text, String hint) {}

    /** Why a condition that can never hold by itself cannot; empty if there is nothing to say. */
    Optional<Reason> reason(Condition condition) {
        if (condition instanceof Condition.All || condition instanceof Condition.Any) {
            return Optional.empty();
        }
        Optional<Reason> unfit =
                unfitTexts(condition).stream().findFirst().map(text -> new Reason(text.reason(), text.hint()));
        return unfit.isEmpty() && condition instanceof Condition.Comparison comparison ? reason(comparison) : unfit;
    }

    private Optional<Reason> reason(Condition.Comparison comparison) {
        Operand left = Possibilities.resolved(comparison.left());
        if (left.equals(Possibilities.resolved(comparison.right()))) {
            return Optional.of(new Reason("both sides are the same", "compare it with something else"));
        }
        Operand value = Multiple.in(left).map(Multiple::of).orElse(left);
        String shown = bounds.of(value).shown();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reason(
                        ConditionText.of(value) + " is " + shown, "compare it with something that it can be"));
    }

    /** The texts in a condition that what they are compared with never is. */
    static List<UnfitText> unfitTexts(Condition condition) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream()
                    .flatMap(part -> unfitTexts(part).stream())
                    .toList();
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream()
                    .flatMap(part -> unfitTexts(part).stream())
                    .toList();
        }
        if (condition instanceof Condition.Membership membership) {
            return unfit(membership.left(), membership.texts().stream().sorted());
        }
        if (condition instanceof Condition.Containment containment) {
            return unfit(containment.list(), text(containment.element()));
        }
        return condition instanceof Condition.Comparison comparison
                ? unfit(comparison.left(), text(comparison.right()))
                : List.of();
    }

    private static Stream<String> text(Operand operand) {
        return operand instanceof Operand.TextLiteral text ? Stream.of(text.value()) : Stream.empty();
    }

    private static List<UnfitText> unfit(Operand operand, Stream<String> texts) {
        return Possibilities.resolved(operand) instanceof Operand.Field field
                ? texts.filter(text -> !field.field().canBe(text))
                        .map(text -> new UnfitText(field.field(), text))
                        .toList()
                : List.of();
    }

    /**
     * A text that a field never is.
     *
     * @param field the field
     * @param text the text
     */
    record UnfitText(FactField field, String text) {

        /** What the field is instead. */
        String reason() {
            return field.name() + " is " + field.format().wanted();
        }

        /** What was probably meant. */
        String hint() {
            String capitals = text.strip().toUpperCase(Locale.ROOT);
            return field.canBe(capitals) ? "did you mean \"" + capitals + "\"?" : "correct it, or take it out";
        }
    }
}
