package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import dev.sluice.rules.RuleDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        SourceText source = new SourceText(path, text);
        List<Finding> found = new ArrayList<>(ForbiddenWords.in(source));
        Optional<CheckedRule> rule = found.isEmpty()
                ? DrlFrame.parse(source, found).flatMap(frame -> rule(source, frame, found))
                : Optional.empty();
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

    private Optional<CheckedRule> rule(SourceText source, DrlFrame frame, List<Finding> findings) {
        Optional<Consequence> consequence = Consequence.read(source, frame.rule(), findings);
        List<RulePattern> patterns = new PatternReader(source, context, findings)
                .patterns(frame.rule().getLhs());
        if (Steps.of(patterns) > Steps.RULE_MAX) {
            findings.add(source.error(
                    source.code().indexOf("when"),
                    "evaluating this rule takes " + Steps.of(patterns) + " steps, at most " + Steps.RULE_MAX
                            + " are allowed",
                    "split the rule, or put values into a list"));
        }
        AnnotationReader annotations = new AnnotationReader(source, frame.rule(), findings);
        Optional<RuleDescription> description = annotations.description(consequence.orElse(Consequence.NOTHING));
        return description.map(known -> new CheckedRule(
                known, patterns, source.place(Math.max(0, frame.rule().getStartCharacter()))));
    }
}
