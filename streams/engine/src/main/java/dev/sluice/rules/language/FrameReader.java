package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the parts of a rule file from each other: exactly one rule and nothing else. It goes on behind a mistake, so that
 * none hides another.
 */
final class FrameReader {

    /** How a rule file is written. */
    static final String FORM = "a file holds one rule: rule \"ID\" @annotations when ... then ... end";

    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");
    private static final Pattern LONE_WORD = Pattern.compile("(?m)^[ \\t]*([A-Za-z]{2,8})[ \\t\\r]*$");
    private static final Pattern NAME = Pattern.compile("\\s*(\"[^\"\\n]*\")");
    private static final Pattern ANNOTATION = Pattern.compile("@\\s*([A-Za-z][A-Za-z0-9_.]*)\\s*(?:\\(([^()]*)\\))?");

    private final SourceText source;
    private final String code;
    private final List<Finding> findings;

    FrameReader(SourceText source, List<Finding> findings) {
        this.source = source;
        this.code = source.code();
        this.findings = findings;
    }

    RuleFrame read() {
        Part rule = beginning();
        Matcher name = NAME.matcher(code).region(rule.end(), code.length());
        boolean isNamed = name.lookingAt();
        if (!isNamed) {
            findings.add(source.error(rule.start(), "the rule has no name in double quotes", FORM));
        }
        int header = isNamed ? name.end() : rule.end();
        Part when = keyword("when", header);
        Part then = keyword("then", when == null ? header : when.end());
        Part end = keyword("end", then == null ? code.length() : then.end());
        Part conditions =
                when == null || then == null ? null : new Part(/* start= */ when.end(), /* end= */ then.start());
        refuseRest(end);
        return new RuleFrame(
                rule.start(),
                isNamed ? new Part(name.start(1), name.end(1)) : null,
                annotations(header, when, then),
                when == null ? rule.start() : when.start(),
                conditions == null ? List.of() : new PatternSplitter(source, findings).patterns(conditions),
                then == null ? null : new Part(then.end(), end == null ? code.length() : end.start()));
    }

    /** The word {@code rule}, or what stands in its place. */
    private Part beginning() {
        Matcher first = Pattern.compile("\\S+").matcher(code);
        if (!first.find()) {
            throw new IllegalArgumentException("there is nothing to read");
        }
        Part rule = find("rule", 0);
        if (rule != null && rule.start() == first.start()) {
            return rule;
        }
        Matcher word = WORD.matcher(code).region(first.start(), code.length());
        Part found = word.lookingAt() ? new Part(word.start(), word.end()) : new Part(first.start(), first.end());
        String text = source.shown(found.start(), found.end());
        findings.add(source.error(
                found.start(),
                "unexpected '" + text + "'",
                NearestName.hint(text.toLowerCase(Locale.ROOT), Set.of("rule"), FORM)));
        return rule == null ? found : rule;
    }

    /** One of the words that part a rule; null, and a finding, if it is not there. */
    private @Nullable Part keyword(String word, int from) {
        if (from >= code.length()) {
            return null;
        }
        Part exact = find(word, from);
        if (exact != null) {
            return exact;
        }
        Matcher lone = LONE_WORD.matcher(code).region(from, code.length());
        while (lone.find()) {
            if (NearestName.of(lone.group(1), Set.of(word)).isPresent()) {
                findings.add(source.error(
                        lone.start(1), "unexpected '" + lone.group(1) + "'", "did you mean '" + word + "'?"));
                return new Part(lone.start(1), lone.end(1));
            }
        }
        int last = Math.max(0, code.stripTrailing().length() - 1);
        findings.add(source.error(last, "the rule has no '" + word + "'", FORM));
        return null;
    }

    private @Nullable Part find(String word, int from) {
        Matcher matcher = Pattern.compile("(?<![A-Za-z0-9_$@.-])" + word + "(?![A-Za-z0-9_-])")
                .matcher(code);
        return matcher.find(from) ? new Part(matcher.start(), matcher.end()) : null;
    }

    private void refuseRest(@Nullable Part end) {
        Matcher rest = Pattern.compile("\\S+").matcher(code);
        if (end != null && rest.find(end.end())) {
            findings.add(source.error(
                    rest.start(),
                    "unexpected '" + source.shown(rest.start(), rest.end()) + "' behind the end of the rule",
                    FORM));
        }
    }

    private List<Annotation> annotations(int from, @Nullable Part when, @Nullable Part then) {
        int to = when != null ? when.start() : then != null ? then.start() : code.length();
        List<Annotation> annotations = new ArrayList<>();
        Matcher matcher = ANNOTATION.matcher(code).region(from, to);
        int at = from;
        while (matcher.find()) {
            refuseBetween(at, matcher.start());
            String value = matcher.group(2) == null
                    ? ""
                    : source.text().substring(matcher.start(2), matcher.end(2)).strip();
            annotations.add(new Annotation(matcher.group(1), matcher.start(), value));
            at = matcher.end();
        }
        if (when != null) {
            refuseBetween(at, to);
        }
        return annotations;
    }

    private void refuseBetween(int from, int to) {
        Matcher other = Pattern.compile("\\S+").matcher(code).region(from, to);
        if (other.find()) {
            findings.add(source.error(
                    other.start(),
                    "unexpected '" + source.shown(other.start(), other.end()) + "' before 'when'",
                    "what a rule says about itself is written as @owner(\"card-fraud\")"));
        }
    }
}
