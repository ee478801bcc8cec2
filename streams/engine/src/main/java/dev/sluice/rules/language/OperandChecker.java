package dev.sluice.rules.language;

import dev.sluice.finding.NearestName;
import dev.sluice.rules.facts.FactField;
import dev.sluice.rules.facts.FactType;
import dev.sluice.rules.facts.ValueType;
import dev.sluice.rules.facts.ValueType.Kind;
import dev.sluice.rules.facts.Vocabulary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what the names in a condition mean. Every method throws {@link SyntaxException} where they mean nothing. */
final class OperandChecker {

    private static final Set<String> TRUTHS = Set.of("true", "false");
    private static final Set<Kind> TIMES = Set.of(Kind.MOMENT, Kind.DATE);
    private static final int NUMBER_CHARACTERS_MAX = 18;

    private final FactType fact;
    private final RuleContext context;
    private final Map<String, Operand.Variable> variables;

    OperandChecker(FactType fact, RuleContext context, Map<String, Operand.Variable> variables) {
        this.fact = fact;
        this.context = context;
        this.variables = variables;
    }

    /** A field, a feature or a variable. */
    Operand reference(Syntax.Name name) {
        if (name.text().startsWith("$")) {
            Operand.Variable variable = variables.get(name.text());
            if (variable == null) {
                throw new SyntaxException(
                        name.offset(),
                        "no variable '" + name.text() + "' is bound before this place",
                        NearestName.hint(
                                name.text(), variables.keySet(), "bind it in an earlier pattern: '$name : field'"));
            }
            return variable;
        }
        return fact == FactType.VELOCITY ? feature(name) : new Operand.Field(field(name));
    }

    /** An operand whose type does not depend on what it is compared with. */
    Operand typed(Syntax syntax) {
        if (syntax instanceof Syntax.Name name) {
            return TRUTHS.contains(name.text())
                    ? new Operand.BooleanLiteral(name.text().equals("true"))
                    : reference(name);
        }
        if (syntax instanceof Syntax.Text text) {
            return new Operand.TextLiteral(text.value());
        }
        if (syntax instanceof Syntax.Figure || syntax instanceof Syntax.Minus) {
            return number(syntax);
        }
        if (syntax instanceof Syntax.Call call) {
            return elapsed(call);
        }
        if (syntax instanceof Syntax.Arithmetic sum) {
            return new Operand.Arithmetic(sum.sign(), number(sum.left()), number(sum.right()));
        }
        throw new SyntaxException(syntax.offset(), "a value was expected here", null);
    }

    /** What a value of the given type is compared with. A bare word is a word of its enum. */
    Operand expected(Syntax syntax, ValueType type) {
        boolean mayBeWord = syntax instanceof Syntax.Name name && isWordLike(name.text());
        boolean isNoField = syntax instanceof Syntax.Name other
                && !other.text().startsWith("$")
                && Vocabulary.get().field(fact, other.text()).isEmpty();
        if (type.words() != null && (mayBeWord || isNoField)) {
            return word((Syntax.Name) syntax, type);
        }
        if (type.words() != null && syntax instanceof Syntax.Text text) {
            throw new SyntaxException(
                    syntax.offset(),
                    "this is compared with a word, not with a text",
                    "write it without quotes: "
                            + NearestName.of(text.value(), type.wordList()).orElse(text.value()));
        }
        if (type.kind() == Kind.BOOLEAN && !(syntax instanceof Syntax.Name)) {
            throw new SyntaxException(
                    syntax.offset(), "this is compared with true or false", "write 'true' or 'false'");
        }
        if (type.kind() == Kind.BOOLEAN && syntax instanceof Syntax.Name truth && isTruthInOtherLetters(truth.text())) {
            throw new SyntaxException(
                    truth.offset(),
                    "'" + truth.text() + "' is written in small letters",
                    "write '" + truth.text().toLowerCase(Locale.ROOT) + "'");
        }
        if (type.kind() == Kind.TEXT && mayBeWord) {
            throw new SyntaxException(
                    syntax.offset(),
                    "'" + ((Syntax.Name) syntax).text() + "' is not a field of " + fact.shown(),
                    "a text stands in double quotes");
        }
        return typed(syntax);
    }

    private static boolean isTruthInOtherLetters(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return TRUTHS.contains(small) && !text.equals(small);
    }

    Operand.WordLiteral word(Syntax.Name name, ValueType type) {
        for (Enum<?> constant : constants(type)) {
            if (constant.name().equals(name.text())) {
                return new Operand.WordLiteral(constant);
            }
        }
        throw new SyntaxException(
                name.offset(),
                "'" + name.text() + "' is not " + type.shown(),
                NearestName.hint(name.text(), type.wordList(), "one of " + String.join(", ", type.wordList())));
    }

    private static List<Enum<?>> constants(ValueType type) {
        Class<? extends Enum<?>> words = type.words();
        return words == null ? List.of() : List.of(words.getEnumConstants());
    }

    /** Words are written in capitals, fields are not. */
    private static boolean isWordLike(String name) {
        return name.chars().noneMatch(Character::isLowerCase) && !name.startsWith("$");
    }

    private Operand number(Syntax syntax) {
        if (syntax instanceof Syntax.Figure number) {
            if (number.digits().length() > NUMBER_CHARACTERS_MAX) {
                throw new SyntaxException(number.offset(), "this number has more than 18 characters", null);
            }
            return new Operand.NumberLiteral(new BigDecimal(number.digits()));
        }
        if (syntax instanceof Syntax.Minus minus) {
            Operand operand = number(minus.operand());
            return operand instanceof Operand.NumberLiteral literal
                    ? new Operand.NumberLiteral(literal.value().negate())
                    : new Operand.Arithmetic('-', new Operand.NumberLiteral(BigDecimal.ZERO), operand);
        }
        Operand operand = typed(syntax);
        if (!operand.type().isNumber()) {
            throw new SyntaxException(
                    syntax.offset(),
                    "this is " + operand.type().shown() + ", which cannot be calculated with",
                    timeHint(operand));
        }
        return operand;
    }

    static @Nullable String timeHint(Operand operand) {
        return TIMES.contains(operand.type().kind()) && operand instanceof Operand.Field field
                ? "write 'hoursSince(" + field.field().name() + ")'"
                : null;
    }

    private Operand elapsed(Syntax.Call call) {
        if (!Vocabulary.FUNCTIONS.contains(call.name())) {
            throw new SyntaxException(
                    call.offset(),
                    "there is no function '" + call.name() + "'",
                    NearestName.hint(
                            call.name(),
                            Vocabulary.FUNCTIONS,
                            "the functions are "
                                    + String.join(
                                            ", ",
                                            Vocabulary.FUNCTIONS.stream()
                                                    .sorted()
                                                    .toList())));
        }
        if (call.arguments().size() != 1 || !(call.arguments().get(0) instanceof Syntax.Name name)) {
            throw new SyntaxException(
                    call.offset(),
                    "'" + call.name() + "' takes one field",
                    "for instance " + call.name() + "(simChangedAt)");
        }
        if (fact == FactType.VELOCITY || name.text().startsWith("$")) {
            throw new SyntaxException(name.offset(), "'" + call.name() + "' takes a moment of the same fact", null);
        }
        FactField moment = field(name);
        boolean accepted = moment.type().kind() == Kind.MOMENT
                || (moment.type().kind() == Kind.DATE && call.name().equals("daysSince"));
        if (!accepted) {
            throw new SyntaxException(
                    name.offset(),
                    "'" + name.text() + "' is " + moment.type().shown() + ", but '" + call.name() + "' takes a moment",
                    moment.type().kind() == Kind.DATE ? "write 'daysSince(" + name.text() + ")'" : null);
        }
        return new Operand.Elapsed(call.name(), moment);
    }

    private FactField field(Syntax.Name name) {
        Vocabulary vocabulary = Vocabulary.get();
        return vocabulary
                .field(fact, name.text())
                .orElseThrow(() -> new SyntaxException(
                        name.offset(),
                        fact.shown() + " has no field '" + name.text() + "'",
                        NearestName.hint(name.text(), vocabulary.names(fact), elsewhere(name.text()))));
    }

    private static String elsewhere(String name) {
        for (FactType other : FactType.values()) {
            if (Vocabulary.get().field(other, name).isPresent()) {
                return other.shown() + " has it: write it in a pattern " + other.shown() + "(...)";
            }
        }
        return "see VOCABULARY.md for the fields of each fact";
    }

    private Operand.Feature feature(Syntax.Name name) {
        OptionalInt number = context.features().numberOf(name.text());
        if (number.isEmpty()) {
            throw new SyntaxException(
                    name.offset(),
                    "there is no feature '" + name.text() + "'",
                    NearestName.hint(name.text(), context.features().all(), "declare it in features.yaml"));
        }
        return new Operand.Feature(name.text(), number.getAsInt());
    }
}
