package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.rules.facts.FactType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Reads the patterns of one rule; variables that one binds are known to those after it. */
final class PatternReader {

    private static final int CONSTRAINTS_MAX = 50;
    private static final int PATTERNS_MAX = 20;

    private final SourceText source;
    private final RuleContext context;
    private final List<Finding> findings;
    private final Map<String, Operand.Variable> variables = new LinkedHashMap<>();
    private int constraints;

    PatternReader(SourceText source, RuleContext context, List<Finding> findings) {
        this.source = source;
        this.context = context;
        this.findings = findings;
    }

    List<RulePattern> patterns(AndDescr conditions) {
        List<RulePattern> patterns = new ArrayList<>();
        if (conditions.getDescrs().size() > PATTERNS_MAX) {
            findings.add(source.error(
                    offsetOf(conditions.getDescrs().get(PATTERNS_MAX)),
                    "only up to " + PATTERNS_MAX + " patterns are allowed",
                    "write all conditions on one fact into one pattern"));
            return patterns;
        }
        for (BaseDescr element : conditions.getDescrs()) {
            if (element instanceof PatternDescr pattern && isPlain(pattern)) {
                pattern(pattern).ifPresent(patterns::add);
            } else {
                findings.add(source.error(offsetOf(element), "only plain patterns are allowed here", hint(element)));
            }
        }
        if (constraints == 0 && findings.isEmpty()) {
            findings.add(source.error(
                    source.code().indexOf("when"), "the rule has no condition, it would hit everything", null));
        }
        return patterns;
    }

    private static boolean isPlain(PatternDescr pattern) {
        return pattern.getIdentifier() == null
                && pattern.getSource() == null
                && pattern.getBehaviors().isEmpty()
                && pattern.getAnnotationNames().isEmpty()
                && pattern.getPositionalConstraints().isEmpty()
                && !pattern.isUnification()
                && !pattern.isQuery();
    }

    private static String hint(BaseDescr element) {
        if (element instanceof NotDescr) {
            return "say what must hold: 'rooted == false', or 'status == MISSING' where a signal is missing";
        }
        if (element instanceof OrDescr) {
            return "write '||' inside one pattern, or two rules";
        }
        if (element instanceof AndDescr) {
            return "write one pattern per line, without 'and'";
        }
        return "write Device(...), and bind fields, not facts: Device($model : model)";
    }

    private int offsetOf(BaseDescr element) {
        return element.getStartCharacter() >= 0 ? element.getStartCharacter() : source.lineStart(element.getLine());
    }

    private Optional<RulePattern> pattern(PatternDescr pattern) {
        String name = pattern.getObjectType();
        Optional<FactType> fact = FactType.named(name);
        if (fact.isEmpty()) {
            findings.add(source.error(
                    offsetOf(pattern),
                    "there is no fact '" + name + "'",
                    NearestName.hint(name, FactType.names(), "the facts are " + String.join(", ", FactType.names()))));
            return Optional.empty();
        }
        List<Operand.Variable> bindings = new ArrayList<>();
        List<PlacedCondition> conditions = new ArrayList<>();
        for (BaseDescr element : pattern.getDescrs()) {
            constraint(fact.get(), element, bindings, conditions);
        }
        return Optional.of(new RulePattern(
                fact.get(),
                bindings,
                conditions.stream().map(PlacedCondition::condition).toList(),
                conditions.stream().map(PlacedCondition::place).toList()));
    }

    private void constraint(
            FactType fact, BaseDescr element, List<Operand.Variable> bindings, List<PlacedCondition> conditions) {
        if (!(element instanceof ExprConstraintDescr) || ++constraints > CONSTRAINTS_MAX) {
            findings.add(source.error(
                    offsetOf(element),
                    "only up to " + CONSTRAINTS_MAX + " plain conditions are allowed",
                    "split the rule"));
            return;
        }
        ConditionChecker checker = new ConditionChecker(fact, context, variables);
        try {
            Syntax syntax = ConstraintParser.parse(source, element.getStartCharacter(), element.getEndCharacter() + 1);
            if (syntax instanceof Syntax.Binding binding) {
                bindings.add(bound(binding, checker.binding(binding)));
            } else {
                for (Syntax part : ConstraintParser.parts(syntax)) {
                    conditions.add(new PlacedCondition(checker.condition(part), source.place(part.offset())));
                }
            }
        } catch (SyntaxException e) {
            findings.add(source.error(e.offset(), e.problem(), e.hint()));
        }
    }

    private Operand.Variable bound(Syntax.Binding binding, Operand.Variable variable) {
        if (variables.putIfAbsent(variable.name(), variable) != null) {
            throw new SyntaxException(
                    binding.offset(), "'" + variable.name() + "' is already bound", "give it another name");
        }
        return variable;
    }
}
