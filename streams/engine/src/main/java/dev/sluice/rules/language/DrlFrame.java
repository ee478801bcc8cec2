package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * The frame of a rule file as Drools' own parser understands it: exactly one rule and nothing else.
 *
 * @param rule the rule, whose constraints are still text
 */
record DrlFrame(RuleDescr rule) {

    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:mismatched input|no viable alternative at input|extraneous input) '([^']*)'");
    private static final String FORM = "a file holds one rule: rule \"ID\" @annotations when ... then ... end";

    static Optional<DrlFrame> parse(SourceText source, List<Finding> findings) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr drl = null;
        try {
            drl = parser.parse(false, source.text());
        } catch (DroolsParserException | RuntimeException e) {
            findings.add(source.error(0, "this is no rule", FORM));
        }
        for (DroolsError error : parser.getErrors()) {
            findings.add(syntaxError(source, error));
        }
        if (drl == null || !findings.isEmpty()) {
            if (findings.isEmpty()) {
                findings.add(source.error(0, "the file holds no rule", FORM));
            }
            return Optional.empty();
        }
        return frame(source, drl, findings);
    }

    private static Optional<DrlFrame> frame(SourceText source, PackageDescr drl, List<Finding> findings) {
        if (!declaresNothing(drl)) {
            findings.add(source.error(0, "the file declares something besides the rule", FORM));
        }
        if (drl.getRules().size() != 1) {
            int second = drl.getRules().size() < 2 ? 0 : drl.getRules().get(1).getStartCharacter();
            findings.add(source.error(
                    second, "expected one rule, found " + drl.getRules().size(), FORM));
        }
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        RuleDescr rule = drl.getRules().get(0);
        boolean plain = !(rule instanceof QueryDescr)
                && rule.getParentName() == null
                && rule.getAttributes().isEmpty()
                && (rule.getErrors() == null || rule.getErrors().isEmpty());
        if (!plain) {
            findings.add(source.error(rule.getStartCharacter(), "only a plain rule with annotations is allowed", FORM));
            return Optional.empty();
        }
        return Optional.of(new DrlFrame(rule));
    }

    private static boolean declaresNothing(PackageDescr drl) {
        return drl.getImports().isEmpty()
                && drl.getFunctionImports().isEmpty()
                && drl.getAccumulateImports().isEmpty()
                && drl.getGlobals().isEmpty()
                && drl.getFunctions().isEmpty()
                && drl.getTypeDeclarations().isEmpty()
                && drl.getEnumDeclarations().isEmpty()
                && drl.getEntryPointDeclarations().isEmpty()
                && drl.getWindowDeclarations().isEmpty()
                && drl.getAttributes().isEmpty()
                && drl.getUnit() == null;
    }

    private static Finding syntaxError(SourceText source, DroolsError error) {
        String message = error.getMessage() == null ? "" : error.getMessage();
        Matcher matcher = UNEXPECTED.matcher(message);
        String token = matcher.find() ? matcher.group(1) : "";
        boolean atEnd = token.isEmpty() || token.equals("<eof>");
        int offset = error instanceof ParserError place && place.getRow() > 0
                ? source.lineStart(place.getRow()) + Math.max(0, place.getCol())
                : source.text().stripTrailing().length();
        return source.error(
                offset,
                atEnd ? "the rule ends too early or is not understood" : "unexpected '" + token + "'",
                hint(token));
    }

    private static String hint(String token) {
        return switch (token) {
            case "=" -> "compare with '=='";
            case "in" -> "write the values in parentheses: field in (\"a\", \"b\") or field in (list(\"name\"))";
            case "then", "end" -> "a ')' is probably missing before it";
            case "", "<eof>" -> FORM;
            default ->
                NearestName.of(token, Set.of("rule", "when", "then", "end"))
                        .filter(word -> !word.equals(token))
                        .map(word -> "did you mean '" + word + "'?")
                        .orElse("see README.md for the form of a rule");
        };
    }
}
