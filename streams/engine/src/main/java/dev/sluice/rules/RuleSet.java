package dev.sluice.rules;

import dev.sluice.contract.FeatureValue;
import dev.sluice.finding.Finding;
import dev.sluice.finding.FindingsException;
import dev.sluice.rules.engine.RuleInterpreter;
import dev.sluice.rules.engine.RuleTrace;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.facts.Velocity;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Steps;
import dev.sluice.rules.lists.RuleList;
import dev.sluice.velocity.FeatureCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A checked and compiled rule set. Safe for use by many threads; each thread asks for its own evaluator. What it says
 * never changes, except that a rule whose evaluation failed is taken out of it, and that one that leaves its hit rate steps
 * back where that is watched.
 */
public final class RuleSet implements AutoCloseable {

    private final String contentHash;
    private final FeatureCatalog features;
    private final Map<String, Integer> featureIndexes = new HashMap<>();
    private final List<CheckedRule> checkedRules;
    private final List<RuleDescription> descriptions;
    private final List<RuleList> lists;
    private final RunningRules running;

    RuleSet(String contentHash, RuleFolder folder, @Nullable RuleSet before) {
        this.contentHash = contentHash;
        this.features = folder.features();
        List<String> names = features.names();
        for (int i = 0; i < names.size(); i++) {
            featureIndexes.put(names.get(i), i);
        }
        this.checkedRules = folder.rules();
        this.descriptions =
                folder.rules().stream().map(CheckedRule::description).toList();
        this.lists = folder.lists();
        List<CheckedRule> compiled = folder.rules().stream()
                .filter(rule -> rule.description().runs())
                .toList();
        this.running = new RunningRules(compiled, lists, before == null ? null : before.running);
    }

    /**
     * Checks and compiles the files: all of them or nothing. Takes about a second for a hundred rules, so not on a thread
     * that decides. Cases are not needed to run; {@link #check} and {@link RuleTests} look after them.
     *
     * @throws FindingsException if a file is wrong, with everything that is wrong in any of them
     */
    public static RuleSet load(RuleFiles files) {
        return load(files, null);
    }

    /**
     * As {@link #load(RuleFiles)}, but compiles nothing where the conditions of all rules are those of a rule set that is in
     * use: if only lists, reasons or scores differ, for instance. Each of the two is closed for itself.
     *
     * @param before the other one; null if there is none
     */
    public static RuleSet load(RuleFiles files, @Nullable RuleSet before) {
        return new RuleSet(files.contentHash(), RuleFolder.read(files).orThrow(), before);
    }

    boolean sharesCompilationWith(RuleSet other) {
        return running.state()
                .compiled()
                .sharesCompilationWith(other.running.state().compiled());
    }

    /**
     * Everything that is wrong with features, lists, rules and cases, by file and line, without compiling anything. Stricter
     * than loading: a rule that runs needs its cases.
     */
    public static List<Finding> check(RuleFiles files) {
        return FolderReading.of(files).check();
    }

    /**
     * Lets evaluations be timed from now on. One that takes longer than the budget is counted, and each rule is then
     * evaluated alone: the one that takes as long by itself is switched off like one that fails. Without such a rule the
     * machine was busy, and nothing changes. Only where decisions are made as events come in: a replay, which must not
     * depend on a clock, does without.
     *
     * @param budget how long all rules may take for one transaction; positive
     */
    public void watchTime(Duration budget) {
        watchTime(OverrunWatch.of(budget, System::nanoTime));
    }

    void watchTime(OverrunWatch watch) {
        running.watch(watch);
    }

    /**
     * Lets rules that leave their {@code @hitRate} step back from now on: until the next rule set their hits are recorded
     * and not acted on. Only where decisions are made as events come in: elsewhere what a rule says about one transaction
     * must not depend on others.
     */
    public void watchHitRates() {
        running.hitRates(new HitRateWatch(descriptions));
    }

    /** The rules that left their {@code @hitRate} since hit rates are watched, by id. */
    public List<HitRateBreach> demoted() {
        return running.hitRates().breaches();
    }

    /** How many evaluations took too long since time is watched. */
    public long overruns() {
        return running.watch().overruns();
    }

    /** Ids of the rules that failed or took too long and are switched off, in order. */
    public List<String> switchedOff() {
        return running.state().isolated().stream().map(RuleFailure::ruleId).toList();
    }

    /** SHA-256 of the files that it was made from, 64 hexadecimal digits. */
    public String contentHash() {
        return contentHash;
    }

    /** The velocity features that its rules may use. */
    public FeatureCatalog features() {
        return features;
    }

    /** All rules, also draft and retired ones, by id. */
    public List<RuleDescription> rules() {
        return descriptions;
    }

    /**
     * Features by name as this rule set's rules take them. A feature that is not given has no value; one that this rule set
     * does not declare is left out: both happen for a moment when the rule set changes.
     */
    public Velocity velocityOf(Iterable<FeatureValue> values) {
        double[] inOrder = new double[featureIndexes.size()];
        Arrays.fill(inOrder, Double.NaN);
        for (FeatureValue value : values) {
            Integer index = featureIndexes.get(value.getName());
            if (index != null && value.getValue() != null) {
                inOrder[index] = value.getValue();
            }
        }
        return new Velocity(inOrder);
    }

    /** How each rule that runs went for one transaction, condition by condition, by id; personal values are not shown. */
    public List<TracedRule> trace(Facts facts) {
        RuleTrace trace = RuleTrace.ofTransactions(new RuleInterpreter(lists));
        Instant eventTime = facts.transaction().getRequest().getEventTime();
        return checkedRules.stream()
                .filter(rule -> rule.description().runs())
                .map(rule -> new TracedRule(
                        rule.description(), rule.description().isActiveAt(eventTime), trace.steps(rule, facts)))
                .toList();
    }

    /**
     * How many steps it takes at most to evaluate each rule for one transaction, by its id: each condition, each value that is
     * compared or calculated, and each variable is one. Counted and not measured, so the same on every machine.
     */
    public Map<String, Integer> steps() {
        Map<String, Integer> steps = new LinkedHashMap<>();
        checkedRules.forEach(rule -> steps.put(rule.description().id(), Steps.of(rule)));
        return steps;
    }

    List<CheckedRule> checkedRules() {
        return checkedRules;
    }

    List<RuleList> lists() {
        return lists;
    }

    /** A new evaluator, for one thread; to be closed by that thread. */
    public RuleEvaluator newEvaluator() {
        return new RuleEvaluator(running, lists, featureIndexes.size());
    }

    /** Gives up what was compiled, as soon as the last evaluator is closed. */
    @Override
    public void close() {
        running.close();
    }
}
