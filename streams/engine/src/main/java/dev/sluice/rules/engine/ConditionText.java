package dev.sluice.rules.engine;

import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows a condition as its author would write it. */
public final class ConditionText {

    private ConditionText() {}

    /** A condition. */
    public static String of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return joined(all.parts(), " && ");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.parts(), " || ");
        }
        if (condition instanceof Condition.Presence presence) {
            return of(presence.operand()) + (presence.present() ? " != null" : " == null");
        }
        if (condition instanceof Condition.Membership membership) {
            return of(membership.left()) + (membership.negated() ? " not in (" : " in (") + values(membership) + ")";
        }
        if (condition instanceof Condition.Containment containment) {
            return of(containment.list())
                    + (containment.negated() ? " not contains " : " contains ")
                    + of(containment.element());
        }
        Condition.Comparison comparison = (Condition.Comparison) condition;
        return of(comparison.left()) + " " + comparison.operator().symbol() + " " + of(comparison.right());
    }

    /** A value that a condition speaks of. */
    public static String of(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return field.field().name();
        }
        if (operand instanceof Operand.Elapsed elapsed) {
            return elapsed.function() + "(" + elapsed.moment().name() + ")";
        }
        if (operand instanceof Operand.Feature feature) {
            return feature.name();
        }
        if (operand instanceof Operand.Variable variable) {
            return variable.name();
        }
        if (operand instanceof Operand.Arithmetic sum) {
            return "(" + of(sum.left()) + " " + sum.sign() + " " + of(sum.right()) + ")";
        }
        if (operand instanceof Operand.NumberLiteral number) {
            return number.value().toPlainString();
        }
        if (operand instanceof Operand.TextLiteral text) {
            return '"' + text.value() + '"';
        }
        return operand instanceof Operand.BooleanLiteral truth
                ? Boolean.toString(truth.value())
                : ((Operand.WordLiteral) operand).value().name();
    }

    /** Everything in a condition that has a value of its own: fields, features, times and variables. */
    public static List<Operand> references(Condition condition) {
        List<Operand> found = new ArrayList<>();
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> found.addAll(references(part)));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> found.addAll(references(part)));
        } else if (condition instanceof Condition.Presence presence) {
            found.add(presence.operand());
        } else if (condition instanceof Condition.Membership membership) {
            collect(membership.left(), found);
        } else if (condition instanceof Condition.Containment containment) {
            collect(containment.list(), found);
            collect(containment.element(), found);
        } else if (condition instanceof Condition.Comparison comparison) {
            collect(comparison.left(), found);
            collect(comparison.right(), found);
        }
        return found.stream().distinct().toList();
    }

    private static void collect(Operand operand, List<Operand> into) {
        if (operand instanceof Operand.Arithmetic sum) {
            collect(sum.left(), into);
            collect(sum.right(), into);
        } else if (operand instanceof Operand.Field
                || operand instanceof Operand.Feature
                || operand instanceof Operand.Elapsed
                || operand instanceof Operand.Variable) {
            into.add(operand);
        }
    }

    private static String joined(List<Condition> parts, String operator) {
        return parts.stream().map(ConditionText::of).collect(Collectors.joining(operator, "(", ")"));
    }

    private static String values(Condition.Membership membership) {
        return Stream.of(
                        membership.texts().stream().sorted().map(text -> '"' + text + '"'),
                        membership.words().stream().map(Enum::name).sorted(),
                        membership.lists().stream().sorted().map(name -> "list(\"" + name + "\")"))
                .flatMap(part -> part)
                .collect(Collectors.joining(", "));
    }
}
