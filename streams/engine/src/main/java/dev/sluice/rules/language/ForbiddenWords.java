package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what DRL knows and rules must not have, before anything else reads the file. It is the first of several checks: what
 * it lets through is still nothing unless the grammar understands it.
 */
final class ForbiddenWords {

    private static final int FILE_CHARACTERS_MAX = 16 * 1024;
    private static final int NESTING_MAX = 10;

    private static final char ASCII_MAX = 126;

    private static final char LEFT_QUOTE = '\u201c';
    private static final char RIGHT_QUOTE = '\u201d';
    private static final char LOW_QUOTE = '\u201e';
    private static final char LEFT_SINGLE_QUOTE = '\u2018';
    private static final char RIGHT_SINGLE_QUOTE = '\u2019';
    private static final char LEFT_ANGLE = '\u00ab';
    private static final char RIGHT_ANGLE = '\u00bb';
    private static final String TYPOGRAPHIC_QUOTES = String.valueOf(new char[] {
        LEFT_QUOTE, RIGHT_QUOTE, LOW_QUOTE, LEFT_SINGLE_QUOTE, RIGHT_SINGLE_QUOTE, LEFT_ANGLE, RIGHT_ANGLE
    });

    private static final String DECLARES = "a rule file holds one rule and declares nothing";
    private static final String ATTRIBUTE = "order, time and groups of rules are not the rule's business";
    private static final String ELEMENT = "a rule is a list of patterns that must all hold";
    private static final String JAVA = "a rule cannot run code; it ends with one of allow, challenge, block, review";

    private static final Map<String, String> HINTS = hints();
    private static final Pattern WORD =
            Pattern.compile("(?<![A-Za-z0-9_$@.])(" + String.join("|", HINTS.keySet()) + ")(?![A-Za-z0-9_-])");

    private ForbiddenWords() {}

    /** Why a file is too long to be looked at; empty if it is not. */
    static Optional<Finding> tooLong(String path, String text) {
        return text.length() <= FILE_CHARACTERS_MAX
                ? Optional.empty()
                : Optional.of(Finding.error(
                        path,
                        1,
                        1,
                        "the file has more than " + FILE_CHARACTERS_MAX + " characters",
                        "move long value lists into lists/"));
    }

    static List<Finding> in(SourceText source) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < source.text().length(); i++) {
            String refusal = refusal(source, i);
            if (refusal != null && !isFurtherForeignOfLine(source.code(), i)) {
                findings.add(source.error(i, refusal, hint(source.code().charAt(i))));
            }
        }
        Matcher matcher = WORD.matcher(source.code());
        while (matcher.find()) {
            String word = matcher.group(1);
            findings.add(source.error(matcher.start(1), "'" + word + "' is not allowed in a rule", HINTS.get(word)));
        }
        refuseOpenComment(source, findings);
        refuseDeepNesting(source, findings);
        return findings;
    }

    static Set<String> words() {
        return HINTS.keySet();
    }

    private static @Nullable String refusal(SourceText source, int offset) {
        char code = source.code().charAt(offset);
        return switch (code) {
            case '\\' -> "a backslash is not allowed";
            case '{', '}', '[', ']' -> "brackets and braces are not allowed: a rule holds no code";
            case LEFT_QUOTE, RIGHT_QUOTE, LOW_QUOTE, LEFT_SINGLE_QUOTE, RIGHT_SINGLE_QUOTE, LEFT_ANGLE, RIGHT_ANGLE ->
                "'" + code + "' is a typographic quote, which rules do not know";
            case '`', '#', '~', '^', '?', '%' -> "'" + code + "' is not part of the rule language";
            default -> {
                String inText =
                        source.text().charAt(offset) == '\\' ? "a backslash is not allowed, not even in a text" : null;
                yield isForeign(code)
                        ? "'" + source.shown(offset, offset + 1) + "' is not part of the rule language"
                        : inText;
            }
        };
    }

    private static @Nullable String hint(char refused) {
        if (isTypographicQuote(refused)) {
            return "write straight quotes, \"EUR\"; word processors and chats replace them";
        }
        if (refused == '%') {
            return "write a share as @share(\"10%\"), a score as 0.10";
        }
        return isForeign(refused)
                ? "type it anew: outside texts a rule holds plain ASCII, which this sign only looks like"
                : null;
    }

    private static boolean isForeign(char character) {
        return character > ASCII_MAX;
    }

    private static boolean isTypographicQuote(char character) {
        return TYPOGRAPHIC_QUOTES.indexOf(character) >= 0;
    }

    /** Such signs come together, from a document or a chat, and are one mistake. */
    private static boolean isFurtherForeignOfLine(String code, int offset) {
        return isForeign(code.charAt(offset))
                && code.substring(code.lastIndexOf('\n', offset) + 1, offset)
                        .chars()
                        .anyMatch(before -> isForeign((char) before));
    }

    private static void refuseOpenComment(SourceText source, List<Finding> findings) {
        int open = source.code().indexOf("/*");
        if (open >= 0) {
            findings.add(source.error(
                    open,
                    "the comment that begins here is not closed",
                    "write '*/' behind it, or begin each of its lines with '//'"));
        }
    }

    private static void refuseDeepNesting(SourceText source, List<Finding> findings) {
        int depth = 0;
        for (int i = 0; i < source.code().length(); i++) {
            char character = source.code().charAt(i);
            if (character == '(' && ++depth == NESTING_MAX + 1) {
                findings.add(source.error(i, "nested deeper than " + NESTING_MAX + " parentheses", "split the rule"));
            } else if (character == ')') {
                depth--;
            }
        }
    }

    private static Map<String, String> hints() {
        Map<String, String> hints = new LinkedHashMap<>();
        put(hints, "facts and words are known without it: remove the line", "package", "import", "unit", "dialect");
        put(hints, DECLARES, "function", "global", "declare", "query", "template", "entry-point", "window", "extends");
        put(
                hints,
                ATTRIBUTE,
                "salience",
                "no-loop",
                "enabled",
                "agenda-group",
                "activation-group",
                "ruleflow-group",
                "auto-focus",
                "lock-on-active",
                "date-effective",
                "date-expires",
                "duration",
                "timer",
                "calendars");
        put(
                hints,
                ELEMENT,
                "eval",
                "from",
                "collect",
                "accumulate",
                "acc",
                "forall",
                "exists",
                "over",
                "groupby",
                "do");
        put(hints, "use ==, in (...) or a list", "matches", "memberOf", "soundslike", "str", "excludes", "isA");
        put(hints, JAVA, "new", "this", "update", "modify", "insert", "insertLogical", "delete", "retract", "drools");
        return hints;
    }

    private static void put(Map<String, String> hints, String hint, String... words) {
        for (String word : words) {
            hints.put(word, hint);
        }
    }
}
