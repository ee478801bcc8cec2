package dev.sluice.rules.language;

import dev.sluice.finding.NearestName;
import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.ValueType;
import dev.sluice.rules.facts.ValueType.Kind;
import dev.sluice.rules.language.Condition.Operator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Turns a constraint as written into a condition that is right, or throws {@link SyntaxException}. */
final class ConditionChecker {

    private static final int VALUES_MAX = 100;
    private static final Set<Kind> COMPARABLE =
            Set.of(Kind.BOOLEAN, Kind.TEXT, Kind.WHOLE, Kind.DECIMAL, Kind.REAL, Kind.CHOICE);

    private final FactType fact;
    private final RuleContext context;
    private final OperandChecker operands;

    ConditionChecker(FactType fact, RuleContext context, Map<String, Operand.Variable> variables) {
        this.fact = fact;
        this.context = context;
        this.operands = new OperandChecker(fact, context, variables);
    }

    /** The variable that a binding gives. */
    Operand.Variable binding(Syntax.Binding binding) {
        Operand source = operands.reference(binding.field());
        if (source instanceof Operand.Variable) {
            throw new SyntaxException(binding.field().offset(), "a variable stands for a field", null);
        }
        if (!COMPARABLE.contains(source.type().kind())) {
            throw new SyntaxException(
                    binding.field().offset(),
                    "'" + binding.field().text() + "' is " + source.type().shown() + ", which cannot be bound",
                    OperandChecker.timeHint(source));
        }
        return new Operand.Variable(binding.variable(), fact, source);
    }

    Condition condition(Syntax syntax) {
        if (syntax instanceof Syntax.All all) {
            return new Condition.All(all.parts().stream().map(this::condition).toList());
        }
        if (syntax instanceof Syntax.Any any) {
            return new Condition.Any(any.parts().stream().map(this::condition).toList());
        }
        if (syntax instanceof Syntax.Comparison comparison) {
            return isNull(comparison.right()) ? presence(comparison) : comparison(comparison);
        }
        if (syntax instanceof Syntax.Membership membership) {
            return membership(membership);
        }
        if (syntax instanceof Syntax.Containment containment) {
            return containment(containment);
        }
        throw new SyntaxException(syntax.offset(), "a condition was expected here", "for instance 'rooted == true'");
    }

    private static boolean isNull(Syntax syntax) {
        return syntax instanceof Syntax.Name name && name.text().equals("null");
    }

    private Condition presence(Syntax.Comparison syntax) {
        Operator operator = Operator.of(syntax.operator().text());
        if (operator.isOrder()) {
            throw new SyntaxException(syntax.operator().offset(), "'null' has no size", "write '== null' or '!= null'");
        }
        if (!(syntax.left() instanceof Syntax.Name name)) {
            throw new SyntaxException(syntax.offset(), "only a field can be compared with null", null);
        }
        Operand operand = operands.reference(name);
        if (operand instanceof Operand.Variable) {
            throw new SyntaxException(name.offset(), "a variable always has a value", "ask for it where it is bound");
        }
        if (operand.type().kind() == Kind.CHOICE) {
            throw new SyntaxException(
                    syntax.right().offset(),
                    "'" + name.text() + "' is a word, never null",
                    "write UNKNOWN instead of null");
        }
        if (operand instanceof Operand.Field field && !field.field().nullable()) {
            throw new SyntaxException(
                    name.offset(), "'" + name.text() + "' always has a value", "remove this condition");
        }
        return new Condition.Presence(operand, operator == Operator.DIFFERENT);
    }

    private Condition comparison(Syntax.Comparison syntax) {
        requireReference(syntax.left());
        Operator operator = Operator.of(syntax.operator().text());
        Operand left = operands.typed(syntax.left());
        requireComparable(syntax, left);
        Operand right = operands.expected(syntax.right(), left.type());
        boolean sameKind =
                left.type().isNumber() ? right.type().isNumber() : left.type().equals(right.type());
        if (!sameKind) {
            throw new SyntaxException(
                    syntax.right().offset(),
                    "this is " + right.type().shown() + ", but the left side is "
                            + left.type().shown(),
                    hintForMismatch(left.type(), right));
        }
        if (operator.isOrder() && !left.type().isNumber()) {
            throw new SyntaxException(
                    syntax.operator().offset(),
                    "'" + operator.symbol() + "' compares numbers, but the left side is "
                            + left.type().shown(),
                    "use == or !=");
        }
        return new Condition.Comparison(left, operator, right);
    }

    private static String hintForMismatch(ValueType left, Operand right) {
        if (left.isNumber() && right instanceof Operand.TextLiteral) {
            return "write a number without quotes";
        }
        if (left.kind() == Kind.TEXT && right instanceof Operand.NumberLiteral number) {
            return "write it in quotes: \"" + number.value() + "\"";
        }
        return "both sides must be of one kind";
    }

    private static void requireReference(Syntax left) {
        boolean literal = left instanceof Syntax.Figure
                || left instanceof Syntax.Text
                || (left instanceof Syntax.Name name
                        && Set.of("true", "false", "null").contains(name.text()));
        if (literal) {
            throw new SyntaxException(
                    left.offset(), "the field stands on the left side, the value on the right", "swap the two sides");
        }
    }

    private static void requireComparable(Syntax.Comparison syntax, Operand left) {
        Kind kind = left.type().kind();
        if (!COMPARABLE.contains(kind)) {
            String hint = OperandChecker.timeHint(left);
            boolean isList = kind == Kind.TEXTS || kind == Kind.CHOICES;
            throw new SyntaxException(
                    syntax.offset(),
                    "this is " + left.type().shown() + ", which cannot be compared",
                    isList ? "write 'contains' or 'not contains'" : hint);
        }
    }

    private Condition membership(Syntax.Membership syntax) {
        requireReference(syntax.left());
        Operand left = operands.typed(syntax.left());
        Kind kind = left.type().kind();
        if (kind != Kind.TEXT && kind != Kind.CHOICE) {
            throw new SyntaxException(
                    syntax.offset(),
                    "'in' takes a text or a word, but this is " + left.type().shown(),
                    null);
        }
        if (syntax.values().isEmpty() || syntax.values().size() > VALUES_MAX) {
            throw new SyntaxException(
                    syntax.offset(), "'in' takes 1 to " + VALUES_MAX + " values", "put long lists into lists/name.csv");
        }
        Set<String> texts = new LinkedHashSet<>();
        Set<Enum<?>> words = new LinkedHashSet<>();
        Set<String> lists = new LinkedHashSet<>();
        for (Syntax value : syntax.values()) {
            if (value instanceof Syntax.Call call) {
                lists.add(listName(call, kind));
            } else if (kind == Kind.CHOICE && value instanceof Syntax.Name name) {
                words.add(operands.word(name, left.type()).value());
            } else if (kind == Kind.TEXT && value instanceof Syntax.Text text) {
                texts.add(text.value());
            } else {
                throw new SyntaxException(
                        value.offset(),
                        "'in' takes only " + (kind == Kind.TEXT ? "texts in quotes and lists" : "words") + " here",
                        null);
            }
        }
        return new Condition.Membership(
                left, syntax.negated(), Set.copyOf(texts), Set.copyOf(words), Set.copyOf(lists));
    }

    private String listName(Syntax.Call call, Kind kind) {
        if (!call.name().equals("list")) {
            throw new SyntaxException(
                    call.offset(), "'" + call.name() + "' cannot be called here", "only list(\"name\") is allowed");
        }
        boolean oneText = call.arguments().size() == 1 && call.arguments().get(0) instanceof Syntax.Text;
        if (!oneText || kind != Kind.TEXT) {
            throw new SyntaxException(
                    call.offset(),
                    "list(\"name\") takes one name in quotes and holds texts",
                    "list(\"watch_merchants\")");
        }
        Syntax.Text name = (Syntax.Text) call.arguments().get(0);
        if (!context.lists().contains(name.value())) {
            throw new SyntaxException(
                    name.offset(),
                    "there is no list '" + name.value() + "'",
                    NearestName.hint(
                            name.value(),
                            context.lists(),
                            "create lists/" + name.value() + ".csv with a column 'value'"));
        }
        return name.value();
    }

    private Condition containment(Syntax.Containment syntax) {
        Operand list = operands.typed(syntax.left());
        ValueType type = list.type();
        boolean isList = type.kind() == Kind.TEXTS || type.kind() == Kind.CHOICES;
        if (!isList) {
            throw new SyntaxException(
                    syntax.offset(), "'contains' takes a list, but this is " + type.shown(), "use == or in (...)");
        }
        ValueType elementType =
                type.kind() == Kind.TEXTS ? ValueType.of(Kind.TEXT) : new ValueType(Kind.CHOICE, type.words());
        Operand element = operands.expected(syntax.element(), elementType);
        boolean accepted = element.type().equals(elementType) && !(element instanceof Operand.Field);
        if (!accepted) {
            throw new SyntaxException(
                    syntax.element().offset(),
                    "the list has elements of the kind " + elementType.shown() + ", this is "
                            + element.type().shown(),
                    "a field of another fact is bound to a variable first");
        }
        return new Condition.Containment(list, syntax.negated(), element);
    }
}
