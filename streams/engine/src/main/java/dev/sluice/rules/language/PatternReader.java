package dev.sluice.rules.language;

import dev.sluice.finding.Finding;
import dev.sluice.finding.NearestName;
import dev.sluice.rules.facts.FactType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    List<RulePattern> patterns(List<PatternText> written) {
        if (written.size() > PATTERNS_MAX) {
            findings.add(source.error(
                    written.get(PATTERNS_MAX).offset(),
                    "only up to " + PATTERNS_MAX + " patterns are allowed",
                    "write all conditions on one fact into one pattern"));
            return List.of();
        }
        return written.stream().flatMap(pattern -> pattern(pattern).stream()).toList();
    }

    private Optional<RulePattern> pattern(PatternText pattern) {
        String name = pattern.fact();
        Optional<FactType> fact = FactType.named(name);
        if (fact.isEmpty()) {
            findings.add(source.error(
                    pattern.offset(),
                    "there is no fact '" + name + "'",
                    NearestName.hint(name, FactType.names(), "the facts are " + String.join(", ", FactType.names()))));
            return Optional.empty();
        }
        List<Operand.Variable> bindings = new ArrayList<>();
        List<PlacedCondition> conditions = new ArrayList<>();
        for (Part part : pattern.constraints()) {
            constraint(fact.get(), part, bindings, conditions);
        }
        return Optional.of(new RulePattern(
                fact.get(),
                bindings,
                conditions.stream().map(PlacedCondition::condition).toList(),
                conditions.stream().map(PlacedCondition::place).toList()));
    }

    private void constraint(
            FactType fact, Part written, List<Operand.Variable> bindings, List<PlacedCondition> conditions) {
        if (++constraints > CONSTRAINTS_MAX) {
            findings.add(source.error(
                    written.start(), "only up to " + CONSTRAINTS_MAX + " conditions are allowed", "split the rule"));
            return;
        }
        ConditionChecker checker = new ConditionChecker(fact, context, variables);
        try {
            Syntax syntax = ConstraintParser.parse(source, written.start(), written.end());
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
