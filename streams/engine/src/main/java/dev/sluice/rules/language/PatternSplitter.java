package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import dev.sluice.rules.facts.FactType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the conditions of a rule into patterns, and these at their commas. */
final class PatternSplitter {

    private static final Pattern HEAD = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)\\s*\\(");
    private static final Pattern NEXT_PATTERN =
            Pattern.compile("(?m)^\\s*(?:" + String.join("|", FactType.names()) + ")\\s*\\(");
    private static final Set<String> CONNECTIVES = Set.of("and", "or", "not");
    private static final Pattern CONNECTIVE = Pattern.compile("(?i)(?:and|or|not)\\b|&&?|\\|\\|?|[,;]");
    private static final Pattern BINDING = Pattern.compile("\\$[A-Za-z0-9_]*\\s*:?=?");
    private static final String FORM = "write each pattern as Device(rooted == true), one a line";

    private final SourceText source;
    private final String code;
    private final List<Finding> findings;

    PatternSplitter(SourceText source, List<Finding> findings) {
        this.source = source;
        this.code = source.code();
        this.findings = findings;
    }

    List<PatternText> patterns(Part conditions) {
        List<PatternText> patterns = new ArrayList<>();
        int at = skipSpace(conditions.start(), conditions.end());
        while (at < conditions.end()) {
            Matcher head = HEAD.matcher(code).region(at, conditions.end());
            boolean isPattern =
                    head.lookingAt() && !CONNECTIVES.contains(head.group(1).toLowerCase(Locale.ROOT));
            int next = isPattern ? pattern(head, conditions.end(), patterns) : refuse(at, conditions.end());
            at = skipSpace(next, conditions.end());
        }
        return patterns;
    }

    /** Adds a pattern; returns where it ends. */
    private int pattern(Matcher head, int limit, List<PatternText> patterns) {
        int open = head.end() - 1;
        int close = closing(open, limit);
        int end = close < limit ? close : nextPattern(open, limit);
        if (close >= limit) {
            findings.add(source.error(
                    open, "this '(' is not closed", "write ')' behind the last condition on " + head.group(1)));
        }
        patterns.add(new PatternText(head.group(1), head.start(), constraints(open + 1, end)));
        return close < limit ? close + 1 : end;
    }

    /** The parenthesis that closes the one at {@code open}; {@code limit} if there is none. */
    private int closing(int open, int limit) {
        int depth = 0;
        for (int i = open; i < limit; i++) {
            if (code.charAt(i) == '(') {
                depth++;
            } else if (code.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        return limit;
    }

    private int nextPattern(int from, int limit) {
        Matcher next = NEXT_PATTERN.matcher(code).region(from, limit);
        return next.find() ? next.start() : limit;
    }

    private List<Part> constraints(int from, int to) {
        List<Part> constraints = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            char character = code.charAt(i);
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            if (character == ',' && depth == 0 && !isBetweenDigits(i)) {
                constraint(start, i, i, constraints);
                start = i + 1;
            }
        }
        boolean isEmptyPattern = constraints.isEmpty() && start == from && skipSpace(from, to) == to;
        if (!isEmptyPattern) {
            constraint(start, to, start - 1, constraints);
        }
        return constraints;
    }

    /** A comma within a number parts no conditions: it is one mistake, and is told as one. */
    private boolean isBetweenDigits(int comma) {
        return comma + 1 < code.length()
                && Character.isDigit(code.charAt(comma - 1))
                && Character.isDigit(code.charAt(comma + 1));
    }

    private void constraint(int from, int to, int comma, List<Part> constraints) {
        int start = skipSpace(from, to);
        if (start == to) {
            findings.add(source.error(comma, "there is no condition beside this comma", "remove the comma"));
            return;
        }
        int end = to;
        while (Character.isWhitespace(source.text().charAt(end - 1))) {
            end--;
        }
        constraints.add(new Part(start, end));
    }

    /** Says why what stands here is no pattern; returns where to go on. */
    private int refuse(int at, int limit) {
        Matcher binding = BINDING.matcher(code).region(at, limit);
        if (binding.lookingAt()) {
            return refuse(at, binding.end(), "write Device(...), and bind fields, not facts: Device($model : model)");
        }
        Matcher connective = CONNECTIVE.matcher(code).region(at, limit);
        if (connective.lookingAt()) {
            return refuse(at, connective.end(), hint(connective.group().toLowerCase(Locale.ROOT)));
        }
        int lineEnd = code.indexOf('\n', at) < 0 ? limit : Math.min(limit, code.indexOf('\n', at));
        if (code.charAt(at) == '(') {
            int close = closing(at, limit);
            return refuse(
                    at, close < limit ? close + 1 : lineEnd, "write one pattern a line, without parentheses around");
        }
        Matcher word = Pattern.compile("[^\\s(),]+|.").matcher(code).region(at, limit);
        int wordEnd = word.lookingAt() ? word.end() : lineEnd;
        findings.add(source.error(at, "unexpected '" + source.shown(at, wordEnd) + "'", FORM));
        return lineEnd;
    }

    private int refuse(int at, int next, String hint) {
        findings.add(source.error(at, "only plain patterns are allowed here", hint));
        return next;
    }

    private static String hint(String connective) {
        return switch (connective) {
            case "not" -> "say what must hold: 'rooted == false', or 'status == MISSING' where a signal is missing";
            case "or", "|", "||" -> "write '||' inside one pattern, or two rules";
            default -> "write one pattern a line with nothing between: all of them must hold";
        };
    }

    private int skipSpace(int from, int limit) {
        int offset = from;
        while (offset < limit && Character.isWhitespace(code.charAt(offset))) {
            offset++;
        }
        return offset;
    }
}
