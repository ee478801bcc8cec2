package dev.sluice.rules.engine;

import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.ValueType.Kind;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Condition.Operator;
import dev.sluice.rules.language.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes one condition as DRL such that what has no value never matches. Drools' own comparisons by size are false for
 * null; where its semantics differ (different, not in, calculation, NaN), the guard is written out.
 */
final class ConditionWriter {

    /** The word by which every enum of the contracts says that there is no value. */
    private static final String UNKNOWN = "UNKNOWN";

    private final List<String> listNames;

    ConditionWriter(List<String> listNames) {
        this.listNames = List.copyOf(listNames);
    }

    String write(Condition condition) {
        if (condition instanceof Condition.All all) {
            return joined(all.parts(), " && ");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.parts(), " || ");
        }
        if (condition instanceof Condition.Presence presence) {
            String known = known(presence.operand());
            return presence.present() ? known : unknown(presence.operand());
        }
        if (condition instanceof Condition.Membership membership) {
            return membership(membership);
        }
        if (condition instanceof Condition.Containment containment) {
            return containment(containment);
        }
        return comparison((Condition.Comparison) condition);
    }

    /** That an operand has a value. */
    String known(Operand operand) {
        if (operand instanceof Operand.Feature feature) {
            return "velocity.known(" + feature.index() + ") == true";
        }
        if (operand instanceof Operand.Elapsed elapsed) {
            return path(elapsed.moment()) + " != null";
        }
        return operand.type().kind() == Kind.CHOICE
                ? reference(operand) + " != " + unknownWord(operand)
                : reference(operand) + " != null";
    }

    /** Field, feature, variable or time since. */
    String reference(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return path(field.field());
        }
        if (operand instanceof Operand.Feature feature) {
            return "velocity.value(" + feature.index() + ")";
        }
        if (operand instanceof Operand.Variable variable) {
            return reference(variable.source());
        }
        if (operand instanceof Operand.Elapsed elapsed) {
            return elapsed.moment().fact().property() + "." + elapsed.function() + "(" + path(elapsed.moment()) + ")";
        }
        throw new IllegalArgumentException("not a reference: " + operand);
    }

    private static String path(FactField field) {
        return field.fact().property() + "." + field.path();
    }

    private String joined(List<Condition> parts, String operator) {
        return parts.stream().map(this::write).collect(Collectors.joining(operator, "(", ")"));
    }

    private String unknown(Operand operand) {
        return operand instanceof Operand.Feature feature
                ? "velocity.known(" + feature.index() + ") == false"
                : reference(operand) + " == null";
    }

    private static String unknownWord(Operand operand) {
        return Objects.requireNonNull(operand.type().words()).getName() + "." + UNKNOWN;
    }

    private static boolean isUnknown(Enum<?> word) {
        return word.name().equals(UNKNOWN);
    }

    private static String word(Enum<?> word) {
        return word.getDeclaringClass().getName() + "." + word.name();
    }

    private String comparison(Condition.Comparison comparison) {
        if (ConditionOrder.isRoute(comparison)) {
            return "entryModeName == \""
                    + ((Operand.WordLiteral) comparison.right()).value().name() + '"';
        }
        if (comparison.left().type().isNumber()) {
            return numeric(comparison);
        }
        String left = reference(comparison.left());
        String operator = comparison.operator().symbol();
        if (comparison.right() instanceof Operand.BooleanLiteral literal) {
            boolean wanted = literal.value() == (comparison.operator() == Operator.EQUAL);
            return left + " == " + wanted;
        }
        if (comparison.right() instanceof Operand.TextLiteral literal) {
            String equal = left + " " + operator + " \"" + literal.value() + "\"";
            return comparison.operator() == Operator.EQUAL ? equal : guarded(equal, comparison.left());
        }
        if (comparison.right() instanceof Operand.WordLiteral literal) {
            String equal = left + " " + operator + " " + word(literal.value());
            boolean needsGuard = comparison.operator() == Operator.DIFFERENT && !isUnknown(literal.value());
            return needsGuard ? guarded(equal, comparison.left()) : equal;
        }
        return guarded(
                left + " " + operator + " " + reference(comparison.right()), comparison.left(), comparison.right());
    }

    /** Equality of numbers is written by size, so that 100 and 100.00 are equal and NaN equals nothing. */
    private String numeric(Condition.Comparison comparison) {
        boolean calculated = isCalculated(comparison.left())
                || isCalculated(comparison.right())
                || mixesExactAndBinary(comparison.left(), comparison.right());
        String left = calculated ? calculation(comparison.left()) : reference(comparison.left());
        String right = calculated ? calculation(comparison.right()) : numberOrReference(comparison);
        String text = switch (comparison.operator()) {
            case EQUAL -> "(" + left + " >= " + right + " && " + left + " <= " + right + ")";
            case DIFFERENT -> "(" + left + " < " + right + " || " + left + " > " + right + ")";
            default -> left + " " + comparison.operator().symbol() + " " + right;
        };
        Stream<Operand> used = Stream.concat(references(comparison.left()), references(comparison.right()))
                .distinct();
        if (calculated) {
            return guarded(text, used.toArray(Operand[]::new));
        }
        return letsNanPass(comparison)
                ? guarded(text, used.filter(ConditionWriter::mayBeNaN).toArray(Operand[]::new))
                : text;
    }

    /**
     * Drools takes NaN for greater than every number in {@code >=} and {@code <=}, and from nine conditions on one value on
     * also in {@code >}, since it looks them up in a tree that is sorted as {@link Double#compareTo} sorts. Less than a
     * literal is safe, and stays unguarded so that it can be looked up.
     */
    private static boolean letsNanPass(Condition.Comparison comparison) {
        boolean isGreater = comparison.operator() == Operator.GREATER || comparison.operator() == Operator.AT_LEAST;
        return isGreater || !(comparison.right() instanceof Operand.NumberLiteral);
    }

    private static boolean mayBeNaN(Operand operand) {
        return operand instanceof Operand.Feature || operand instanceof Operand.Elapsed;
    }

    /**
     * Drools would expand the binary number to all its digits, and 10.10 of money would differ from a mean of 10.1. A
     * literal is written in the form of the other side instead.
     */
    private static boolean mixesExactAndBinary(Operand left, Operand right) {
        Set<Kind> kinds = Set.copyOf(List.of(left.type().kind(), right.type().kind()));
        return !(right instanceof Operand.NumberLiteral) && kinds.equals(Set.of(Kind.DECIMAL, Kind.REAL));
    }

    private static boolean isCalculated(Operand operand) {
        return operand instanceof Operand.Arithmetic;
    }

    private String numberOrReference(Condition.Comparison comparison) {
        if (!(comparison.right() instanceof Operand.NumberLiteral literal)) {
            return reference(comparison.right());
        }
        Kind kind = comparison.left().type().kind();
        if (kind == Kind.DECIMAL) {
            return literal.value().toPlainString() + "B";
        }
        return real(literal);
    }

    private static String real(Operand.NumberLiteral literal) {
        String digits = literal.value().toPlainString();
        return digits.contains(".") ? digits : digits + ".0";
    }

    private String calculation(Operand operand) {
        if (operand instanceof Operand.NumberLiteral literal) {
            String digits = real(literal);
            return literal.value().signum() < 0 ? "(" + digits + ")" : digits;
        }
        if (operand instanceof Operand.Arithmetic sum) {
            return "(" + calculation(sum.left()) + " " + sum.sign() + " " + calculation(sum.right()) + ")";
        }
        return isPrimitive(operand) ? reference(operand) : reference(operand) + ".doubleValue()";
    }

    private static boolean isPrimitive(Operand operand) {
        Operand source = operand instanceof Operand.Variable variable ? variable.source() : operand;
        return source instanceof Operand.Elapsed || source instanceof Operand.Feature;
    }

    private static Stream<Operand> references(Operand operand) {
        if (operand instanceof Operand.Arithmetic sum) {
            return Stream.concat(references(sum.left()), references(sum.right()));
        }
        return operand instanceof Operand.NumberLiteral ? Stream.empty() : Stream.of(operand);
    }

    private String membership(Condition.Membership membership) {
        String left = reference(membership.left());
        List<String> parts = new ArrayList<>();
        List<String> values = Stream.concat(
                        membership.texts().stream().map(text -> '"' + text + '"'),
                        membership.words().stream().map(ConditionWriter::word))
                .sorted()
                .toList();
        if (!values.isEmpty()) {
            parts.add(left + (membership.negated() ? " not in (" : " in (") + String.join(", ", values) + ")");
        }
        membership.lists().stream()
                .sorted()
                .map(name -> CanonicalDrl.LISTS + ".contains(" + listNames.indexOf(name) + ", " + left + ") == "
                        + !membership.negated())
                .forEach(parts::add);
        String text = String.join(membership.negated() ? " && " : " || ", parts);
        boolean unknownCounts = isUnknownAmong(membership.words());
        if (!membership.negated()) {
            return "(" + text + ")";
        }
        return unknownCounts ? "(" + text + ")" : guarded(text, membership.left());
    }

    private static boolean isUnknownAmong(Set<Enum<?>> words) {
        return words.stream().anyMatch(ConditionWriter::isUnknown);
    }

    private String containment(Condition.Containment containment) {
        String element = containment.element() instanceof Operand.TextLiteral text
                ? '"' + text.value() + '"'
                : containment.element() instanceof Operand.WordLiteral word
                        ? word(word.value())
                        : reference(containment.element());
        String text =
                reference(containment.list()) + (containment.negated() ? " not contains " : " contains ") + element;
        return guarded(text, containment.list());
    }

    /** The text with a condition before it that all these operands have a value. */
    private String guarded(String text, Operand... operands) {
        List<String> parts = new ArrayList<>();
        for (Operand operand : operands) {
            if (needsGuard(operand)) {
                parts.add(known(operand));
            }
        }
        parts.add(text);
        return parts.size() == 1 ? text : "(" + String.join(" && ", parts) + ")";
    }

    /** A variable needs none: it is bound only to what has a value. */
    private static boolean needsGuard(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return field.field().nullable() || field.type().kind() == Kind.CHOICE;
        }
        return mayBeNaN(operand);
    }
}
