package dev.sluice.rules;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.rules.engine.RuleInterpreter;
import dev.sluice.rules.engine.RuleSession;
import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.lists.RuleList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates one rule set, one transaction after the other. Not safe for use by several threads. */
public final class RuleEvaluator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RuleEvaluator.class);

    private final RunningRules running;
    private final RuleInterpreter interpreter;
    private final int featureCount;
    private @Nullable RuleSession session;

    RuleEvaluator(RunningRules running, List<RuleList> lists, int featureCount) {
        this.running = running;
        this.interpreter = new RuleInterpreter(lists);
        this.featureCount = featureCount;
    }

    /**
     * What the rules say about one transaction. Rules outside their {@code @since} and {@code @until} by the transaction's
     * event time do not hit. Nothing is left behind: the next evaluation does not depend on this one, unless hit rates are
     * watched ({@link RuleSet#watchHitRates}).
     *
     * @throws IllegalArgumentException if the velocity features are not as many as the rule set declares
     */
    public RuleEvaluation evaluate(Facts facts) {
        requireFeatures(facts);
        OverrunWatch watch = running.watch();
        long start = watch.start();
        RunningRules.State state = running.state();
        RuleEvaluation evaluation = evaluate(facts, state);
        if (watch.isOver(start)) {
            watch.countOverrun();
            isolateWhatOverruns(facts, state, watch);
        }
        return evaluation.demoting(demotions(facts, evaluation));
    }

    /**
     * What the rules say about a transaction that they were asked about before. No hit rate moves by it, and no clock is
     * looked at.
     *
     * @throws IllegalArgumentException if the velocity features are not as many as the rule set declares
     */
    public RuleEvaluation reconsider(Facts facts) {
        requireFeatures(facts);
        return evaluate(facts, running.state());
    }

    private void requireFeatures(Facts facts) {
        if (facts.velocity().size() != featureCount) {
            throw new IllegalArgumentException("the rule set declares " + featureCount + " velocity features, but "
                    + facts.velocity().size() + " were given: use RuleSet.velocityOf");
        }
    }

    /** The rules that act no longer, from the next transaction on. */
    private List<HitRateBreach> demotions(Facts facts, RuleEvaluation evaluation) {
        HitRateWatch hitRates = running.hitRates();
        if (hitRates.isIdle()) {
            return List.of();
        }
        TransactionRequested transaction = facts.transaction().getRequest();
        List<HitRateBreach> demotions = hitRates.observe(transaction.getEventTime(), evaluation.ruleIds());
        for (HitRateBreach demotion : demotions) {
            LOG.error(
                    "rule {} acts no longer and only records its hits, from transaction {} until the next rule set: {}",
                    demotion.rule().id(),
                    transaction.getTransactionId(),
                    demotion);
        }
        return demotions;
    }

    private RuleEvaluation evaluate(Facts facts, RunningRules.State state) {
        List<CheckedRule> rules = state.compiled().rules();
        if (state.isStale()) {
            return evaluateOneByOne(facts, state);
        }
        try {
            return evaluation(facts, rules, session(state).evaluate(facts), state.isolated());
        } catch (RuntimeException e) {
            closeSession();
            LOG.warn("a rule failed, so each is evaluated on its own: {}", e.toString());
            return evaluateOneByOne(facts, state);
        }
    }

    /** A pause of the machine hits any rule; only one that takes too long again, and alone, is to blame. */
    private void isolateWhatOverruns(Facts facts, RunningRules.State state, OverrunWatch watch) {
        boolean found = false;
        for (CheckedRule rule : state.compiled().rules()) {
            String id = rule.description().id();
            if (!running.state().isIsolated(id) && takesTooLong(rule, facts, watch)) {
                found = true;
                running.isolate(new RuleFailure(id, "its conditions took longer than " + watch.budgetMillis() + " ms"));
            }
        }
        if (!found) {
            LOG.warn(
                    "the rules took longer than {} ms for transaction {}, none of them alone did: was the machine busy?",
                    watch.budgetMillis(),
                    facts.transaction().getRequest().getTransactionId());
        }
    }

    private boolean takesTooLong(CheckedRule rule, Facts facts, OverrunWatch watch) {
        long start = watch.start();
        try {
            interpreter.hits(rule, facts);
        } catch (RuntimeException e) {
            return false;
        }
        return watch.isOver(start);
    }

    private RuleSession session(RunningRules.State state) {
        RuleSession current = session;
        if (current == null || current.rules() != state.compiled()) {
            closeSession();
            current = state.compiled().newSession();
            session = current;
        }
        return current;
    }

    private RuleEvaluation evaluateOneByOne(Facts facts, RunningRules.State state) {
        BitSet hits = new BitSet();
        List<RuleFailure> failures = new ArrayList<>(state.isolated());
        List<CheckedRule> rules = state.compiled().rules();
        for (int i = 0; i < rules.size(); i++) {
            CheckedRule rule = rules.get(i);
            String id = rule.description().id();
            if (state.isIsolated(id)) {
                continue;
            }
            try {
                hits.set(i, interpreter.hits(rule, facts));
            } catch (RuntimeException e) {
                RuleFailure failure = new RuleFailure(id, "its conditions failed with " + e);
                failures.add(failure);
                running.isolate(failure);
            }
        }
        return evaluation(facts, rules, hits, failures);
    }

    private RuleEvaluation evaluation(
            Facts facts, List<CheckedRule> rules, BitSet hitNumbers, List<RuleFailure> failures) {
        if (hitNumbers.isEmpty() && failures.isEmpty()) {
            return RuleEvaluation.NOTHING;
        }
        TransactionRequested transaction = facts.transaction().getRequest();
        HitRateWatch hitRates = running.hitRates();
        List<RuleHit> hits = new ArrayList<>();
        List<RuleHit> shadowHits = new ArrayList<>();
        for (int i = hitNumbers.nextSetBit(0); i >= 0; i = hitNumbers.nextSetBit(i + 1)) {
            RuleDescription rule = rules.get(i).description();
            if (rule.isActiveAt(transaction.getEventTime())) {
                boolean acts = rule.actsOn(transaction.getAccountId()) && !hitRates.hasLeft(rule.id());
                (acts ? hits : shadowHits).add(new RuleHit(rule));
            }
        }
        return new RuleEvaluation(hits, shadowHits, failures);
    }

    private void closeSession() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** Gives up the session. */
    @Override
    public void close() {
        closeSession();
    }
}
