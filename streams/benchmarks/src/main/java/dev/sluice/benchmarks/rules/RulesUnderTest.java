package dev.sluice.benchmarks.rules;

import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.RuleEvaluator;
import dev.sluice.rules.RuleSet;
import dev.sluice.rules.engine.RuleInterpreter;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.lists.ListMembership;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/** One way of evaluating rules. Not safe for use by several threads. */
final class RulesUnderTest implements AutoCloseable {

    private final Function<Facts, ?> evaluation;
    private final Function<Object, List<String>> idsOfHits;
    private final Runnable close;

    private RulesUnderTest(Function<Facts, ?> evaluation, Function<Object, List<String>> idsOfHits, Runnable close) {
        this.evaluation = evaluation;
        this.idsOfHits = idsOfHits;
        this.close = close;
    }

    /** Compiled by Drools, with everything that an evaluation does. */
    static RulesUnderTest asTheyRun(SampleRules sample) {
        RuleSet rules = sample.load();
        RuleEvaluator evaluator = rules.newEvaluator();
        return new RulesUnderTest(evaluator::evaluate, result -> idsOf((RuleEvaluation) result), () -> {
            evaluator.close();
            rules.close();
        });
    }

    /** One by one, without compiling. */
    static RulesUnderTest interpreted(SampleRules sample) {
        RuleInterpreter interpreter = new RuleInterpreter(sample.lists());
        List<CheckedRule> rules = sample.rules();
        return ofNumbers(rules, facts -> {
            BitSet hits = new BitSet();
            for (int i = 0; i < rules.size(); i++) {
                if (interpreter.hits(rules.get(i), facts)) {
                    hits.set(i);
                }
            }
            return hits;
        });
    }

    /** As if they had been written in Java. */
    static RulesUnderTest inJava(SampleRules sample) {
        JavaRules rules = JavaRules.of(sample.rules(), sample.lists());
        ListMembership lists = new ListMembership(sample.lists());
        return ofNumbers(sample.rules(), facts -> {
            BitSet hits = new BitSet();
            lists.at(facts.transaction().getRequest().getEventTime());
            rules.evaluate(facts, lists, hits);
            return hits;
        });
    }

    private static RulesUnderTest ofNumbers(List<CheckedRule> rules, Function<Facts, BitSet> evaluation) {
        return new RulesUnderTest(
                evaluation,
                hits -> ((BitSet) hits)
                        .stream()
                                .mapToObj(number ->
                                        rules.get(number).description().id())
                                .toList(),
                () -> {});
    }

    private static List<String> idsOf(RuleEvaluation evaluation) {
        return evaluation.hits().stream().map(hit -> hit.rule().id()).toList();
    }

    /** What hits the transaction, in a form of this way's own. */
    Object evaluate(Facts facts) {
        return evaluation.apply(facts);
    }

    /** Ids of the rules that hit the transaction. */
    List<String> idsOfHits(Facts facts) {
        return idsOfHits.apply(evaluate(facts));
    }

    @Override
    public void close() {
        close.run();
    }
}
