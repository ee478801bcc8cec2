package dev.sluice.rules.language;

import dev.sluice.rules.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one constraint.
 *
 * <pre>
 * constraint = $name ":" path | any
 * any        = all { "||" all }
 * all        = condition { "&amp;&amp;" condition }
 * condition  = "(" any ")" | sum ( compare sum | ["not"] "in" "(" sum {"," sum} ")" | ["not"] "contains" sum )
 * sum        = product { ("+" | "-") product }
 * product    = value { "*" value }
 * value      = "-" value | number | text | path | name "(" [sum {"," sum}] ")" | "(" sum ")"
 * </pre>
 */
final class ConstraintParser {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final int DEPTH_MAX = 10;

    /** What other languages, or people, say for what rules write otherwise. */
    private static final Map<String, String> WORDS_OF_OTHERS = Map.of(
            "and", "write '&&', or a comma",
            "or", "write '||'",
            "not", "compare with what must not be: 'rooted == false', 'country != \"DE\"'",
            "between", "write both bounds: 'amount >= 50, amount <= 100'",
            "is", "write '==', or '!=' for 'is not'",
            "equals", "write '=='",
            "like", "compare whole texts: '==' or in (...)");

    private final List<Token> tokens;
    private int next;
    private int depth;

    private ConstraintParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * The constraint that stands between two offsets.
     *
     * @throws SyntaxException if it cannot be read
     */
    static Syntax parse(SourceText source, int start, int end) {
        ConstraintParser parser = new ConstraintParser(Tokens.of(source, start, end));
        Syntax constraint = parser.constraint();
        if (parser.peek().kind() != Kind.END) {
            throw parser.unexpected("an operator or the end of the condition");
        }
        return constraint;
    }

    /** What must hold by itself for the whole to hold. */
    static List<Syntax> parts(Syntax syntax) {
        return syntax instanceof Syntax.All all
                ? all.parts().stream().flatMap(part -> parts(part).stream()).toList()
                : List.of(syntax);
    }

    private Syntax constraint() {
        if (peek().kind() == Kind.NAME && tokens.get(next + 1).is(":")) {
            Token variable = take();
            take();
            if (!variable.text().startsWith("$")) {
                throw new SyntaxException(
                        variable.offset(), "a variable's name must begin with '$'", "write '$" + variable.text() + "'");
            }
            if (peek().kind() != Kind.NAME) {
                throw unexpected("the name of a field");
            }
            return new Syntax.Binding(variable.offset(), variable.text(), path());
        }
        return any();
    }

    private Syntax any() {
        int offset = peek().offset();
        List<Syntax> parts = new ArrayList<>(List.of(all()));
        while (accept("||")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.Any(offset, parts);
    }

    private Syntax all() {
        int offset = peek().offset();
        List<Syntax> parts = new ArrayList<>(List.of(condition()));
        while (accept("&&")) {
            parts.add(condition());
        }
        return parts.size() == 1 ? parts.get(0) : new Syntax.All(offset, parts);
    }

    private Syntax condition() {
        Syntax enclosed = enclosedCondition();
        if (enclosed != null) {
            return enclosed;
        }
        if (peek().is("not")) {
            throw unexpected("a field");
        }
        Syntax left = sum();
        Token operator = peek();
        if (COMPARISONS.contains(operator.text()) && operator.kind() == Kind.SYMBOL) {
            take();
            return new Syntax.Comparison(left.offset(), left, operator, sum());
        }
        if (operator.kind() == Kind.END) {
            throw new SyntaxException(
                    left.offset(),
                    "there is a value here, but nothing that it is compared with",
                    "write for instance 'rooted == true' or 'amount > 100'");
        }
        boolean negated = accept("not");
        if (accept("in")) {
            if (!peek().is("(")) {
                throw new SyntaxException(
                        peek().offset(),
                        "unexpected " + peek().shown(),
                        "write the values in parentheses: field in (\"a\", \"b\") or field in (list(\"name\"))");
            }
            return new Syntax.Membership(left.offset(), left, negated, arguments());
        }
        if (accept("contains")) {
            return new Syntax.Containment(left.offset(), left, negated, sum());
        }
        throw unexpected("one of ==, !=, <, <=, >, >=, in, not in, contains, not contains");
    }

    /** A parenthesis opens a condition or a sum; which one is known only when it is read. */
    private @Nullable Syntax enclosedCondition() {
        if (!peek().is("(")) {
            return null;
        }
        int start = next;
        enter();
        try {
            take();
            Syntax inner = any();
            expect(")");
            return inner;
        } catch (SyntaxException e) {
            if (isComparedAfterClosing(start)) {
                next = start;
                return null;
            }
            throw e;
        } finally {
            depth--;
        }
    }

    /** Whether the parenthesis that opens at that token encloses a sum that is compared with something. */
    private boolean isComparedAfterClosing(int start) {
        int open = 0;
        for (int i = start; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) {
                open++;
            } else if (tokens.get(i).is(")") && --open == 0) {
                String after = tokens.get(i + 1).text();
                return COMPARISONS.contains(after) || Set.of("+", "-", "*").contains(after);
            }
        }
        return false;
    }

    private Syntax sum() {
        Syntax left = product();
        while (peek().is("+") || peek().is("-")) {
            char sign = take().text().charAt(0);
            left = new Syntax.Arithmetic(left.offset(), sign, left, product());
        }
        return left;
    }

    private Syntax product() {
        Syntax left = value();
        while (accept("*")) {
            left = new Syntax.Arithmetic(left.offset(), '*', left, value());
        }
        return left;
    }

    private Syntax value() {
        enter();
        try {
            Token token = peek();
            return switch (token.kind()) {
                case NUMBER -> new Syntax.Figure(take().offset(), token.text());
                case STRING -> new Syntax.Text(take().offset(), token.text());
                case NAME ->
                    tokens.get(next + 1).is("(") ? new Syntax.Call(take().offset(), token.text(), arguments()) : path();
                default -> signedOrEnclosed(token);
            };
        } finally {
            depth--;
        }
    }

    private Syntax signedOrEnclosed(Token token) {
        if (accept("-")) {
            return new Syntax.Minus(token.offset(), value());
        }
        if (accept("(")) {
            Syntax inner = sum();
            expect(")");
            return inner;
        }
        throw unexpected("a field, a number, a text or a word such as MISSING");
    }

    private List<Syntax> arguments() {
        expect("(");
        List<Syntax> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            arguments.add(sum());
            while (accept(",")) {
                arguments.add(sum());
            }
        }
        expect(")");
        return arguments;
    }

    private Syntax.Name path() {
        Token first = take();
        StringBuilder path = new StringBuilder(first.text());
        while (accept(".")) {
            if (peek().kind() != Kind.NAME) {
                throw unexpected("the name of a field");
            }
            path.append('.').append(take().text());
            if (peek().is("(")) {
                throw new SyntaxException(
                        first.offset(),
                        "'" + path + "' cannot be called",
                        "rules compare fields; they call no methods");
            }
        }
        return new Syntax.Name(first.offset(), path.toString());
    }

    private void enter() {
        if (++depth > DEPTH_MAX) {
            throw new SyntaxException(peek().offset(), "nested deeper than " + DEPTH_MAX + " levels", "split the rule");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean accept(String text) {
        if (peek().is(text)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String text) {
        if (!accept(text)) {
            throw unexpected("'" + text + "'");
        }
    }

    private SyntaxException unexpected(String expected) {
        String word = peek().kind() == Kind.NAME ? peek().text().toLowerCase(Locale.ROOT) : "";
        String hint = WORDS_OF_OTHERS.getOrDefault(word, "expected " + expected);
        return new SyntaxException(peek().offset(), "unexpected " + peek().shown(), hint);
    }
}
