package dev.sluice.rules.language;

import dev.sluice.rules.language.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a constraint into words. */
final class Tokens {

    private static final int STRING_CHARACTERS_MAX = 200;

    /** Compilers walk an expression recursively, so its length must be bounded. */
    private static final int TOKENS_MAX = 400;

    /** More than anybody can follow. */
    private static final int VARIABLES_MAX = 5;

    private static final Pattern TOKEN = Pattern.compile("(?<name>\\$?[A-Za-z_][A-Za-z0-9_]*)"
            + "|(?<number>[0-9]+(?:\\.[0-9]+)?(?![A-Za-z0-9_.]))"
            + "|\"(?<string>[ !#-\\[\\]-~]*)\""
            + "|(?<symbol>==|!=|<=|>=|&&|\\|\\||[<>:(),.*+\\-])");

    private static final Pattern GROUPED_NUMBER = Pattern.compile("[0-9][0-9.]*(?:,[0-9][0-9.]*)+");

    /** Operators of other languages and slips of the fingers, by what rules write instead. */
    private static final Map<String, String> OTHER_OPERATORS =
            Map.of("=<", "<=", "=>", ">=", "<>", "!=", "=!", "!=", "===", "==", "!==", "!=");

    private static final Pattern OTHER_OPERATOR = Pattern.compile("===|!==|=<|=>|<>|=!");

    private Tokens() {}

    /**
     * The words of a part of the file, the last one being {@link Kind#END}.
     *
     * @throws SyntaxException at the first character that no word begins with, or if there are too many words or variables
     */
    static List<Token> of(SourceText source, int start, int end) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(source.text()).region(start, end);
        int offset = skipSpace(source.text(), start, end);
        while (offset < end) {
            refuseSlips(source.text(), offset, end);
            matcher.region(offset, end);
            if (!matcher.lookingAt()) {
                throw unexpected(source.text(), offset, end);
            }
            tokens.add(token(matcher, offset));
            if (tokens.size() > TOKENS_MAX) {
                throw new SyntaxException(
                        offset,
                        "this condition has more than " + TOKENS_MAX + " words and signs",
                        "use a list, or split the rule");
            }
            offset = skipSpace(source.text(), matcher.end(), end);
        }
        tokens.add(new Token(Kind.END, "", end));
        refuseManyVariables(tokens);
        return tokens;
    }

    /** What would be cut into words that make no sense together. */
    private static void refuseSlips(String text, int offset, int end) {
        Matcher operator = OTHER_OPERATOR.matcher(text).region(offset, end);
        if (operator.lookingAt()) {
            throw new SyntaxException(
                    offset,
                    "unexpected '" + operator.group() + "'",
                    "write '" + OTHER_OPERATORS.get(operator.group()) + "'");
        }
        Matcher number = GROUPED_NUMBER.matcher(text).region(offset, end);
        if (number.lookingAt()) {
            throw new SyntaxException(
                    offset,
                    "'" + number.group() + "' is not a number",
                    "write a point before the decimals and nothing between thousands: 1000.50");
        }
    }

    private static void refuseManyVariables(List<Token> tokens) {
        Set<String> variables = new HashSet<>();
        for (Token token : tokens) {
            if (token.text().startsWith("$") && variables.add(token.text()) && variables.size() > VARIABLES_MAX) {
                throw new SyntaxException(
                        token.offset(),
                        "this condition uses more than " + VARIABLES_MAX + " variables",
                        "split it, or compute less in a rule");
            }
        }
    }

    private static Token token(Matcher matcher, int offset) {
        if (matcher.group("name") != null) {
            return new Token(Kind.NAME, matcher.group("name"), offset);
        }
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"), offset);
        }
        String string = matcher.group("string");
        if (string == null) {
            return new Token(Kind.SYMBOL, matcher.group("symbol"), offset);
        }
        if (string.length() > STRING_CHARACTERS_MAX) {
            throw new SyntaxException(
                    offset,
                    "this text has more than " + STRING_CHARACTERS_MAX + " characters",
                    "use a list for long values");
        }
        return new Token(Kind.STRING, string, offset);
    }

    private static SyntaxException unexpected(String text, int offset, int end) {
        char character = text.charAt(offset);
        return switch (character) {
            case '\'' -> new SyntaxException(offset, "text must stand in double quotes", "write \"...\"");
            case '"' -> unreadableText(text, offset, end);
            case '&', '|' ->
                new SyntaxException(offset, "unexpected '" + character + "'", "write '" + character + character + "'");
            case '!' ->
                new SyntaxException(
                        offset, "'!' is not part of the rule language", "write 'field == false' or 'field != value'");
            case '=' -> new SyntaxException(offset, "unexpected '='", "compare with '=='");
            case '/' ->
                new SyntaxException(
                        offset,
                        "comments and division are not allowed inside a pattern",
                        "put the comment on a line above the pattern; multiply instead of dividing");
            default ->
                Character.isDigit(character)
                        ? new SyntaxException(offset, "this is not a number", "write for instance 100 or 0.5")
                        : new SyntaxException(offset, "'" + character + "' is not part of the rule language", null);
        };
    }

    private static SyntaxException unreadableText(String text, int offset, int end) {
        int close = text.indexOf('"', offset + 1);
        int lineEnd = text.indexOf('\n', offset);
        boolean isClosed = close >= 0 && close < end && (lineEnd < 0 || close < lineEnd);
        return isClosed
                ? new SyntaxException(offset, "this text holds a character that is not allowed", "use printable ASCII")
                : new SyntaxException(offset, "the text that begins here is not closed", "write '\"' behind it");
    }

    private static int skipSpace(String text, int from, int end) {
        int offset = from;
        while (offset < end && Character.isWhitespace(text.charAt(offset))) {
            offset++;
        }
        return offset;
    }
}
