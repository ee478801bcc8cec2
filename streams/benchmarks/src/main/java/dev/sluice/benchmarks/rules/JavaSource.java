package dev.sluice.benchmarks.rules;

import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.ValueType.Kind;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Condition.Operator;
import dev.sluice.rules.language.Operand;
import dev.sluice.rules.language.RulePattern;
import dev.sluice.rules.lists.RuleList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes rules as someone would who wrote them in Java: one method per rule, one condition after the other. Numbers are
 * {@code double}, of which NaN says that there is no value, and so fits no comparison.
 */
final class JavaSource {

    /** Name of the class that is written. */
    static final String CLASS = "RulesInJava";

    private final List<String> listNames;
    private final Map<String, String> accessors = new LinkedHashMap<>();
    private final Map<String, String> constants = new LinkedHashMap<>();

    private JavaSource(List<RuleList> lists) {
        listNames = lists.stream().map(RuleList::name).toList();
    }

    /** The source of a class that implements {@link JavaRules} for these rules. */
    static String of(List<CheckedRule> rules, List<RuleList> lists) {
        JavaSource source = new JavaSource(lists);
        StringBuilder methods = new StringBuilder();
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < rules.size(); i++) {
            methods.append("  private static boolean rule")
                    .append(i)
                    .append("(Facts facts, ListMembership lists) {\n    return ")
                    .append(source.rule(rules.get(i)))
                    .append(";\n  }\n");
            calls.append("    if (rule")
                    .append(i)
                    .append("(facts, lists)) hits.set(")
                    .append(i)
                    .append(");\n");
            if (i % 100 == 99 || i == rules.size() - 1) {
                calls.append(
                        i == rules.size() - 1
                                ? ""
                                : "    more" + i + "(facts, lists, hits);\n  }\n" + "  private static void more" + i
                                        + "(Facts facts, ListMembership lists, BitSet hits) {\n");
            }
        }
        return "import dev.sluice.rules.facts.*;\nimport dev.sluice.rules.lists.ListMembership;\nimport java.util.*;\n"
                + "public final class " + CLASS + " implements " + JavaRules.class.getName() + " {\n"
                + String.join("", source.constants.values())
                + String.join("", source.accessors.values())
                + methods
                + "  public void evaluate(Facts facts, ListMembership lists, BitSet hits) {\n" + calls + "  }\n}\n";
    }

    private String rule(CheckedRule rule) {
        return rule.patterns().stream().flatMap(this::parts).collect(Collectors.joining("\n        && ", "", ""));
    }

    private Stream<String> parts(RulePattern pattern) {
        return Stream.concat(
                pattern.bindings().stream().map(variable -> known(variable.source())),
                pattern.conditions().stream().map(this::condition));
    }

    private String condition(Condition condition) {
        if (condition instanceof Condition.All all) {
            return joined(all.parts(), " && ");
        }
        if (condition instanceof Condition.Any any) {
            return joined(any.parts(), " || ");
        }
        if (condition instanceof Condition.Presence presence) {
            return (presence.present() ? "" : "!") + "(" + known(presence.operand()) + ")";
        }
        if (condition instanceof Condition.Membership membership) {
            return membership(membership);
        }
        if (condition instanceof Condition.Containment containment) {
            return known(containment.list()) + " && "
                    + (isReference(containment.element()) ? known(containment.element()) + " && " : "")
                    + (containment.negated() ? "!" : "")
                    + value(containment.list()) + ".contains(" + value(containment.element()) + ")";
        }
        return comparison((Condition.Comparison) condition);
    }

    private String joined(List<Condition> parts, String operator) {
        return parts.stream().map(this::condition).collect(Collectors.joining(")" + operator + "(", "((", "))"));
    }

    private String membership(Condition.Membership membership) {
        String left = value(membership.left());
        Set<String> values = new TreeSet<>();
        membership.texts().forEach(text -> values.add(quoted(text)));
        membership.words().forEach(word -> values.add(word(word)));
        String among = values.isEmpty() ? "false" : constant(values) + ".contains(" + left + ")";
        for (String name : membership.lists()) {
            among += " || lists.contains(" + listNames.indexOf(name) + ", " + left + ")";
        }
        boolean asksForUnknown =
                membership.words().stream().anyMatch(word -> word.name().equals("UNKNOWN"));
        String known = asksForUnknown ? left + " != null" : known(membership.left());
        return known + " && " + (membership.negated() ? "!" : "") + "(" + among + ")";
    }

    private String constant(Set<String> values) {
        String elements = String.join(", ", values);
        String name = "SET_" + constants.size();
        String existing = constants.get(elements);
        if (existing == null) {
            constants.put(elements, "  private static final Set<Object> " + name + " = Set.of(" + elements + ");\n");
            return name;
        }
        return existing.substring(existing.indexOf("SET_"), existing.indexOf(" = "));
    }

    private String comparison(Condition.Comparison comparison) {
        String left = value(comparison.left());
        String right = value(comparison.right());
        if (comparison.left().type().isNumber()) {
            return comparison.operator() == Operator.DIFFERENT
                    ? "(" + left + " < " + right + " || " + left + " > " + right + ")"
                    : left + " " + comparison.operator().symbol() + " " + right;
        }
        String equal =
                (comparison.operator() == Operator.EQUAL ? "" : "!") + "Objects.equals(" + left + ", " + right + ")";
        boolean asksForUnknown = comparison.right() instanceof Operand.WordLiteral word
                && word.value().name().equals("UNKNOWN");
        if (asksForUnknown) {
            return equal;
        }
        return Stream.of(comparison.left(), comparison.right())
                        .filter(JavaSource::isReference)
                        .map(this::known)
                        .collect(Collectors.joining(" && "))
                + " && " + equal;
    }

    private static boolean isReference(Operand operand) {
        return operand instanceof Operand.Field
                || operand instanceof Operand.Feature
                || operand instanceof Operand.Elapsed
                || operand instanceof Operand.Variable;
    }

    private String known(Operand operand) {
        String value = value(operand);
        if (operand.type().isNumber()) {
            return "!Double.isNaN(" + value + ")";
        }
        return operand.type().kind() == Kind.CHOICE
                ? value + " != "
                        + Objects.requireNonNull(operand.type().words()).getName() + ".UNKNOWN"
                : value + " != null";
    }

    private String value(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return accessor(field.field());
        }
        if (operand instanceof Operand.Feature feature) {
            return "facts.velocity().value(" + feature.index() + ")";
        }
        if (operand instanceof Operand.Variable variable) {
            return value(variable.source());
        }
        if (operand instanceof Operand.Elapsed elapsed) {
            return fact(elapsed.moment()) + "." + elapsed.function() + "(" + accessor(elapsed.moment()) + ")";
        }
        if (operand instanceof Operand.Arithmetic sum) {
            return "(" + value(sum.left()) + " " + sum.sign() + " " + value(sum.right()) + ")";
        }
        if (operand instanceof Operand.NumberLiteral number) {
            return "(" + number.value().toPlainString() + "d)";
        }
        if (operand instanceof Operand.TextLiteral text) {
            return quoted(text.value());
        }
        return operand instanceof Operand.BooleanLiteral truth
                ? Boolean.toString(truth.value())
                : word(((Operand.WordLiteral) operand).value());
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String word(Enum<?> word) {
        return word.getDeclaringClass().getName() + "." + word.name();
    }

    private static String fact(FactField field) {
        return "facts." + field.fact().shown().toLowerCase(Locale.ROOT) + "()";
    }

    /** A method that reads the field, null-safe on the way. */
    private String accessor(FactField field) {
        String name = field.fact().shown().toLowerCase(Locale.ROOT) + "_"
                + field.path().replace('.', '_');
        accessors.computeIfAbsent(name, key -> accessorSource(key, field));
        return name + "(facts)";
    }

    private static String accessorSource(String name, FactField field) {
        boolean number = field.type().isNumber();
        StringBuilder body = new StringBuilder();
        String current = fact(field);
        String[] properties = field.path().split("\\.", -1);
        for (int i = 0; i < properties.length; i++) {
            String getter = "get" + Character.toUpperCase(properties[i].charAt(0)) + properties[i].substring(1) + "()";
            body.append("    var v")
                    .append(i)
                    .append(" = ")
                    .append(current)
                    .append('.')
                    .append(getter)
                    .append(";\n");
            if (i < properties.length - 1) {
                body.append("    if (v")
                        .append(i)
                        .append(" == null) return ")
                        .append(number ? "Double.NaN" : "null")
                        .append(";\n");
            }
            current = "v" + i;
        }
        String result = number
                ? "((Object) " + current + ") == null ? Double.NaN : ((Number) " + current + ").doubleValue()"
                : current;
        return "  private static " + (number ? "double" : type(field)) + " " + name + "(Facts facts) {\n" + body
                + "    return " + result + ";\n  }\n";
    }

    private static String type(FactField field) {
        return switch (field.type().kind()) {
            case BOOLEAN -> "Boolean";
            case TEXT -> "String";
            case CHOICE -> Objects.requireNonNull(field.type().words()).getName();
            case MOMENT -> "java.time.Instant";
            case DATE -> "java.time.LocalDate";
            case TEXTS, CHOICES -> "List<?>";
            default -> throw new IllegalArgumentException("rules do not read " + field.name());
        };
    }
}
