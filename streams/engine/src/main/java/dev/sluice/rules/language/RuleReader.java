package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import dev.sluice.rules.RuleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one rule file from its text to a checked rule. */
public final class RuleReader {

    private final RuleContext context;

    /** @param context what the rest of the rules folder offers */
    public RuleReader(RuleContext context) {
        this.context = context;
    }

    /**
     * Reads a rule.
     *
     * @param path the file's path, whose folder is the entity and whose name is the rule's id
     * @param text the file's content
     * @param findings where everything that is wrong is added
     * @return the rule, or empty if anything is wrong with it
     */
    public Optional<CheckedRule> read(String path, String text, List<Finding> findings) {
        Optional<Finding> tooLong = ForbiddenWords.tooLong(path, text);
        if (tooLong.isPresent()) {
            findings.add(tooLong.get());
            return Optional.empty();
        }
        List<Finding> found = new ArrayList<>();
        Optional<CheckedRule> rule = rule(new SourceText(path, text), found);
        findings.addAll(found);
        return found.isEmpty() ? rule : Optional.empty();
    }

    /**
     * Why a text is not exactly one comparison, {@code in} or {@code contains}, as the language reads it. Whether its names
     * mean anything is not asked.
     *
     * @return empty if it is one
     */
    public static Optional<String> whyNotOneCondition(String text) {
        try {
            Syntax syntax = ConstraintParser.parse(new SourceText("", text), 0, text.length());
            boolean isOne = syntax instanceof Syntax.Comparison
                    || syntax instanceof Syntax.Membership
                    || syntax instanceof Syntax.Containment;
            return isOne ? Optional.empty() : Optional.of("it says more than one thing");
        } catch (SyntaxException e) {
            return Optional.of(e.problem());
        }
    }

    private Optional<CheckedRule> rule(SourceText source, List<Finding> findings) {
        if (source.code().isBlank()) {
            findings.add(source.error(0, "the file holds no rule", FrameReader.FORM));
            return Optional.empty();
        }
        List<Finding> forbidden = ForbiddenWords.in(source);
        List<Finding> found = new ArrayList<>();
        RuleFrame frame = new FrameReader(source, found).read();
        List<RulePattern> patterns = new PatternReader(source, context, found).patterns(frame.patterns());
        boolean isUnderstood = forbidden.isEmpty() && found.isEmpty();
        if (isUnderstood
                && frame.patterns().stream()
                        .allMatch(pattern -> pattern.constraints().isEmpty())) {
            found.add(source.error(
                    frame.conditions(),
                    "the rule has no condition, it would hit everything",
                    "write what must be so, for instance Device(rooted == true)"));
        }
        refuseTooMuchWork(source, frame, patterns, found);
        Consequence consequence =
                Consequence.read(source, frame.consequence(), found).orElse(Consequence.NOTHING);
        Optional<RuleDescription> description = new AnnotationReader(source, frame, found).description(consequence);
        if (forbidden.isEmpty() && found.isEmpty()) {
            new DrlAgreement(source).difference(frame).ifPresent(found::add);
        }
        findings.addAll(forbidden);
        findings.addAll(onOtherLines(found, forbidden));
        return description.map(known -> new CheckedRule(known, patterns, source.place(frame.offset())));
    }

    private static void refuseTooMuchWork(
            SourceText source, RuleFrame frame, List<RulePattern> patterns, List<Finding> findings) {
        if (Steps.of(patterns) > Steps.RULE_MAX) {
            findings.add(source.error(
                    frame.conditions(),
                    "evaluating this rule takes " + Steps.of(patterns) + " steps, at most " + Steps.RULE_MAX
                            + " are allowed",
                    "split the rule, or put values into a list"));
        }
    }

    /** A line with something that rules must not have is understood by nobody: what else is wrong there follows from it. */
    private static List<Finding> onOtherLines(List<Finding> found, List<Finding> forbidden) {
        Set<Integer> lines = forbidden.stream().map(Finding::line).collect(Collectors.toSet());
        return found.stream().filter(finding -> !lines.contains(finding.line())).toList();
    }
}
