package dev.sluice.rules.engine;

import dev.sluice.contract.PersonalData;
import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.facts.ValueType.Kind;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.RulePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows, condition by condition, why a rule hit or missed a transaction. */
public final class RuleTrace {

    private final RuleInterpreter interpreter;
    private final boolean showsPersonal;

    private RuleTrace(RuleInterpreter interpreter, boolean showsPersonal) {
        this.interpreter = interpreter;
        this.showsPersonal = showsPersonal;
    }

    /** A trace that shows every value: for transactions that somebody made up. */
    public static RuleTrace ofCases(RuleInterpreter interpreter) {
        return new RuleTrace(interpreter, true);
    }

    /** A trace that shows no value that the contracts call personal, nor what it was compared with. */
    public static RuleTrace ofTransactions(RuleInterpreter interpreter) {
        return new RuleTrace(interpreter, false);
    }

    /**
     * One condition and how it went, or a variable whose field had no value.
     *
     * @param text the fact and the condition, for instance {@code Device: rooted == true}
     * @param held whether it held
     * @param values the values that it was about, for instance {@code rooted = false}
     * @param gap how far it was from holding; null if it held, or is about something else than two known numbers
     */
    public record Step(
            String text,
            boolean held,
            String values,
            @Nullable Gap gap) {
        @Override
        public String toString() {
            return (held ? "holds: " : "fails: ") + text + "   [" + values + "]";
        }
    }

    /**
     * All conditions of the rule, in the order in which they were written. A variable is no condition, and is shown with its
     * value where it is used; but one whose field has no value kept the rule from hitting, and is among them.
     */
    public List<Step> steps(CheckedRule rule, Facts facts) {
        List<Step> steps = new ArrayList<>();
        for (RulePattern pattern : rule.patterns()) {
            String fact = pattern.fact().shown() + ": ";
            for (Operand.Variable variable : pattern.bindings()) {
                if (interpreter.value(variable, facts) == null) {
                    steps.add(new Step(
                            fact + named(variable) + " has a value", false, value(variable, null, facts), null));
                }
            }
            for (Condition condition : pattern.conditions()) {
                boolean held = interpreter.holds(condition, facts);
                String values = values(condition, facts).distinct().collect(Collectors.joining(", "));
                Gap gap = held ? null : gap(condition, facts);
                steps.add(new Step(fact + shown(condition), held, values, gap));
            }
        }
        return steps;
    }

    private @Nullable Gap gap(Condition condition, Facts facts) {
        boolean isShown = ConditionText.references(condition).stream().noneMatch(this::isHidden);
        if (isShown
                && condition instanceof Condition.Comparison comparison
                && interpreter.value(comparison.left(), facts) instanceof Number left
                && interpreter.value(comparison.right(), facts) instanceof Number right) {
            return new Gap(left.doubleValue(), right.doubleValue());
        }
        return null;
    }

    /** Whether the rule asks for anything that may be unknown. */
    public static boolean readsOptionalValues(CheckedRule rule) {
        return rule.patterns().stream()
                .anyMatch(pattern -> optional(pattern).findAny().isPresent());
    }

    /** Whether everything that may be unknown, and that the rule asks of one of the facts, is unknown. */
    public boolean isSignalMissing(CheckedRule rule, Facts facts) {
        for (FactType fact : FactType.values()) {
            List<Operand> asked = rule.patterns().stream()
                    .filter(pattern -> pattern.fact() == fact)
                    .flatMap(RuleTrace::optional)
                    .toList();
            if (!asked.isEmpty() && asked.stream().allMatch(operand -> interpreter.value(operand, facts) == null)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Operand> optional(RulePattern pattern) {
        Stream<Operand> bound = pattern.bindings().stream().map(Operand.Variable::source);
        Stream<Operand> asked =
                pattern.conditions().stream().flatMap(condition -> ConditionText.references(condition).stream());
        return Stream.concat(bound, asked).filter(RuleTrace::isOptional);
    }

    /** A word of a transaction is always stated; one of a signal is UNKNOWN while the signal is missing. */
    private static boolean isOptional(Operand operand) {
        if (operand instanceof Operand.Field field) {
            boolean isSignalWord = field.type().kind() == Kind.CHOICE
                    && field.field().fact() != FactType.TRANSACTION
                    && !field.field().name().equals("status");
            return field.field().nullable() || isSignalWord;
        }
        return operand instanceof Operand.Feature || operand instanceof Operand.Elapsed;
    }

    private Stream<String> values(Condition condition, Facts facts) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(part -> values(part, facts));
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().flatMap(part -> values(part, facts));
        }
        return ConditionText.references(condition).stream()
                .map(operand -> value(operand, comparedWith(operand, condition), facts));
    }

    /** The other side of a comparison; null where there is none. */
    private static @Nullable Operand comparedWith(Operand operand, Condition condition) {
        if (!(condition instanceof Condition.Comparison comparison)) {
            return null;
        }
        if (comparison.left().equals(operand)) {
            return comparison.right();
        }
        return comparison.right().equals(operand) ? comparison.left() : null;
    }

    private String value(Operand operand, @Nullable Operand other, Facts facts) {
        return named(operand) + " = " + shown(operand, other, facts);
    }

    /** A variable says which field it stands for. */
    private static String named(Operand operand) {
        return operand instanceof Operand.Variable variable
                ? variable.name() + " : " + ConditionText.of(variable.source())
                : ConditionText.of(operand);
    }

    private String shown(Operand operand, @Nullable Operand other, Facts facts) {
        Object value = interpreter.value(operand, facts);
        if (value == null) {
            return "not known";
        }
        if (isHidden(operand)) {
            return PersonalData.NOT_SHOWN;
        }
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        return other != null && interpreter.value(other, facts) instanceof Number bound
                ? Figures.beside(number.doubleValue(), bound.doubleValue())
                : Figures.of(number.doubleValue());
    }

    private String shown(Condition condition) {
        return ConditionText.of(showsPersonal ? condition : PersonalValues.hiddenIn(condition));
    }

    private boolean isHidden(Operand operand) {
        return !showsPersonal && PersonalValues.isPersonal(operand);
    }
}
