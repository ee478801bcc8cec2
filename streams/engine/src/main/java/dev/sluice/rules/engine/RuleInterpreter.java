package dev.sluice.rules.engine;

import dev.sluice.rules.facts.Fact;
import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.RulePattern;
import dev.sluice.rules.lists.RuleList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a checked rule condition by condition, without Drools and without generated code. Slower, but one rule that
 * fails says nothing about another, and each condition's value can be shown. Must agree with the compiled rules.
 */
public final class RuleInterpreter {

    private static final String UNKNOWN = "UNKNOWN";

    private final Map<String, RuleList> lists;
    private final Map<FactField, FactReader> readers = new HashMap<>();

    /** @param lists the lists that rules may refer to */
    public RuleInterpreter(List<RuleList> lists) {
        this.lists = lists.stream().collect(Collectors.toUnmodifiableMap(RuleList::name, Function.identity()));
    }

    /** Whether all conditions of the rule hold. Whatever a getter throws comes through. */
    public boolean hits(CheckedRule rule, Facts facts) {
        return rule.patterns().stream().allMatch(pattern -> holds(pattern, facts));
    }

    private boolean holds(RulePattern pattern, Facts facts) {
        return pattern.bindings().stream().allMatch(variable -> value(variable, facts) != null)
                && pattern.conditions().stream().allMatch(condition -> holds(condition, facts));
    }

    /** Whether one condition holds. */
    public boolean holds(Condition condition, Facts facts) {
        if (condition instanceof Condition.All all) {
            return all.parts().stream().allMatch(part -> holds(part, facts));
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().anyMatch(part -> holds(part, facts));
        }
        if (condition instanceof Condition.Presence presence) {
            return (value(presence.operand(), facts) != null) == presence.present();
        }
        if (condition instanceof Condition.Membership membership) {
            return membership(membership, facts);
        }
        if (condition instanceof Condition.Containment containment) {
            Object list = value(containment.list(), facts);
            Object element = value(containment.element(), facts);
            return list instanceof Collection<?> values && values.contains(element) != containment.negated();
        }
        return comparison((Condition.Comparison) condition, facts);
    }

    private boolean membership(Condition.Membership membership, Facts facts) {
        Object value = raw(membership.left(), facts);
        boolean asksForUnknown = membership.words().stream().anyMatch(RuleInterpreter::isUnknown);
        if (value == null || (isUnknown(value) && !asksForUnknown)) {
            return false;
        }
        long eventMillis = facts.transaction().getRequest().getEventTime().toEpochMilli();
        boolean among = value instanceof String text
                ? membership.texts().contains(text)
                        || membership.lists().stream().anyMatch(name -> isListed(name, text, eventMillis))
                : membership.words().contains(value);
        return among != membership.negated();
    }

    private boolean isListed(String name, String value, long eventMillis) {
        RuleList list = lists.get(name);
        return list != null && list.contains(value, eventMillis);
    }

    private boolean comparison(Condition.Comparison comparison, Facts facts) {
        Object left = raw(comparison.left(), facts);
        Object right = raw(comparison.right(), facts);
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof Number a && right instanceof Number b) {
            return compare(a.doubleValue(), comparison.operator(), b.doubleValue());
        }
        boolean asksForUnknown = comparison.right() instanceof Operand.WordLiteral && isUnknown(right);
        if (!asksForUnknown && (isUnknown(left) || isUnknown(right))) {
            return false;
        }
        return left.equals(right) == (comparison.operator() == Condition.Operator.EQUAL);
    }

    private static boolean compare(double left, Condition.Operator operator, double right) {
        return switch (operator) {
            case EQUAL -> left == right;
            case DIFFERENT -> left < right || left > right;
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
        };
    }

    /** The value of an operand, or null if it has none; UNKNOWN and NaN count as none. */
    public @Nullable Object value(Operand operand, Facts facts) {
        Object value = raw(operand, facts);
        boolean none = isUnknown(value) || (value instanceof Double number && number.isNaN());
        return none ? null : value;
    }

    private @Nullable Object raw(Operand operand, Facts facts) {
        if (operand instanceof Operand.Field field) {
            return read(field.field(), facts);
        }
        if (operand instanceof Operand.Feature feature) {
            return facts.velocity().value(feature.index());
        }
        if (operand instanceof Operand.Elapsed elapsed) {
            return elapsed(elapsed, facts);
        }
        if (operand instanceof Operand.Variable variable) {
            return raw(variable.source(), facts);
        }
        if (operand instanceof Operand.Arithmetic sum) {
            return calculate(sum, facts);
        }
        if (operand instanceof Operand.NumberLiteral number) {
            return number.value();
        }
        if (operand instanceof Operand.TextLiteral text) {
            return text.value();
        }
        if (operand instanceof Operand.BooleanLiteral truth) {
            return truth.value();
        }
        return ((Operand.WordLiteral) operand).value();
    }

    private @Nullable Object read(FactField field, Facts facts) {
        return readers.computeIfAbsent(field, FactReader::new).read(facts);
    }

    private @Nullable Double elapsed(Operand.Elapsed elapsed, Facts facts) {
        Fact fact = (Fact) elapsed.moment().fact().in(facts);
        Object moment = read(elapsed.moment(), facts);
        if (moment instanceof LocalDate date) {
            return fact.daysSince(date);
        }
        Instant instant = (Instant) moment;
        return switch (elapsed.function()) {
            case "minutesSince" -> fact.minutesSince(instant);
            case "hoursSince" -> fact.hoursSince(instant);
            default -> fact.daysSince(instant);
        };
    }

    private @Nullable Double calculate(Operand.Arithmetic sum, Facts facts) {
        Object left = raw(sum.left(), facts);
        Object right = raw(sum.right(), facts);
        if (!(left instanceof Number a) || !(right instanceof Number b)) {
            return null;
        }
        return switch (sum.sign()) {
            case '+' -> a.doubleValue() + b.doubleValue();
            case '-' -> a.doubleValue() - b.doubleValue();
            default -> a.doubleValue() * b.doubleValue();
        };
    }

    private static boolean isUnknown(@Nullable Object value) {
        return value instanceof Enum<?> word && word.name().equals(UNKNOWN);
    }
}
