package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Whether Drools' own parser reads a rule file as we do. A rule that it reads otherwise, or not at all, is refused: what is
 * accepted is DRL, and cut into its parts as DRL is.
 */
final class DrlAgreement {

    private static final String SIGNS = "write it with no other words and signs than the rules in README.md";

    private final SourceText source;

    DrlAgreement(SourceText source) {
        this.source = source;
    }

    /**
     * Why the two readings differ.
     *
     * @param frame our reading, without mistakes
     * @return empty if they are the same
     */
    Optional<Finding> difference(RuleFrame frame) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr drl = null;
        try {
            drl = parser.parse(/* isEditor= */ false, source.text());
        } catch (DroolsParserException | RuntimeException e) {
            return Optional.of(source.error(frame.offset(), "Drools cannot read this rule", SIGNS));
        }
        if (!parser.getErrors().isEmpty()) {
            return Optional.of(source.error(
                    offset(parser.getErrors().get(0), frame), "Drools does not understand what stands here", SIGNS));
        }
        boolean isSame = drl != null
                && isNothingButOneRule(drl)
                && isPlain(drl.getRules().get(0))
                && parts(drl.getRules().get(0)).equals(parts(frame));
        return isSame
                ? Optional.empty()
                : Optional.of(source.error(frame.offset(), "Drools reads this rule otherwise than Sluice", SIGNS));
    }

    private int offset(DroolsError error, RuleFrame frame) {
        return error instanceof ParserError place && place.getRow() > 0
                ? source.lineStart(place.getRow()) + Math.max(0, place.getCol())
                : frame.offset();
    }

    private static boolean isNothingButOneRule(PackageDescr drl) {
        return drl.getRules().size() == 1
                && drl.getImports().isEmpty()
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

    private static boolean isPlain(RuleDescr rule) {
        return !(rule instanceof QueryDescr)
                && rule.getParentName() == null
                && rule.getAttributes().isEmpty()
                && rule.getNamedConsequences().isEmpty()
                && (rule.getErrors() == null || rule.getErrors().isEmpty())
                && rule.getLhs().getDescrs().stream()
                        .allMatch(element -> element instanceof PatternDescr pattern && isPlain(pattern));
    }

    private static boolean isPlain(PatternDescr pattern) {
        return pattern.getIdentifier() == null
                && pattern.getSource() == null
                && pattern.getBehaviors().isEmpty()
                && pattern.getAnnotationNames().isEmpty()
                && pattern.getPositionalConstraints().isEmpty()
                && !pattern.isUnification()
                && !pattern.isQuery()
                && pattern.getDescrs().stream().allMatch(ExprConstraintDescr.class::isInstance);
    }

    /** What a rule consists of, in an order that both readings can give. */
    private record Parts(
            String name, Map<String, String> annotations, List<PatternParts> patterns, String consequence) {}

    private record PatternParts(String fact, List<String> constraints) {}

    private Parts parts(RuleFrame frame) {
        Map<String, String> annotations = new HashMap<>();
        frame.annotations().forEach(annotation -> annotations.put(annotation.name(), annotation.value()));
        Part name = frame.name();
        Part consequence = frame.consequence();
        return new Parts(
                name == null ? "" : source.text().substring(name.start() + 1, name.end() - 1),
                annotations,
                frame.patterns().stream()
                        .map(pattern -> new PatternParts(
                                pattern.fact(),
                                pattern.constraints().stream()
                                        .map(part -> part.in(source.text()))
                                        .toList()))
                        .toList(),
                consequence == null ? "" : consequence.in(source.text()).strip());
    }

    private Parts parts(RuleDescr rule) {
        Map<String, String> annotations = new HashMap<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            Object value = annotation.getValueMap().getOrDefault("value", "");
            annotations.put(annotation.getName(), String.valueOf(value).strip());
        }
        List<PatternParts> patterns = new ArrayList<>();
        for (BaseDescr element : rule.getLhs().getDescrs()) {
            PatternDescr pattern = (PatternDescr) element;
            patterns.add(new PatternParts(
                    pattern.getObjectType(),
                    pattern.getDescrs().stream().map(this::written).toList()));
        }
        return new Parts(
                rule.getName(),
                annotations,
                patterns,
                String.valueOf(rule.getConsequence()).strip());
    }

    private String written(BaseDescr constraint) {
        return source.text().substring(constraint.getStartCharacter(), constraint.getEndCharacter() + 1);
    }
}
