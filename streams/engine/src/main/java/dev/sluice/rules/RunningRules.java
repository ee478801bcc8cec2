package dev.sluice.rules;

import dev.sluice.rules.engine.CompiledRules;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.lists.RuleList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of one rule set that are evaluated. A rule that fails is taken out for good: evaluators report it from then on
 * as not considered, and the others are compiled without it in the background.
 */
final class RunningRules {

    private static final Logger LOG = LoggerFactory.getLogger(RunningRules.class);

    private final List<RuleList> lists;
    private volatile State state;
    private volatile OverrunWatch watch = OverrunWatch.NONE;
    private volatile HitRateWatch hitRates = HitRateWatch.NONE;
    private boolean closed;

    /**
     * @param compiled rules that Drools evaluates
     * @param isolated rules that failed, by id
     */
    record State(CompiledRules compiled, List<RuleFailure> isolated) {

        /** Whether the compiled rules still hold one that failed. */
        boolean isStale() {
            return !isolated.isEmpty()
                    && compiled.rules().stream()
                            .anyMatch(rule -> isIsolated(rule.description().id()));
        }

        boolean isIsolated(String ruleId) {
            return isolated.stream().anyMatch(failure -> failure.ruleId().equals(ruleId));
        }
    }

    /** @param before what is compiled alike is taken from there; null for nothing */
    RunningRules(List<CheckedRule> rules, List<RuleList> lists, @Nullable RunningRules before) {
        this.lists = lists;
        CompiledRules running = before == null ? null : before.state.compiled();
        this.state = new State(CompiledRules.compile(rules, lists, running), List.of());
    }

    OverrunWatch watch() {
        return watch;
    }

    void watch(OverrunWatch newWatch) {
        watch = newWatch;
    }

    HitRateWatch hitRates() {
        return hitRates;
    }

    void hitRates(HitRateWatch newWatch) {
        hitRates = newWatch;
    }

    State state() {
        return state;
    }

    /** Takes the rule out. Returns at once; until the others are compiled anew they are evaluated one by one. */
    synchronized void isolate(RuleFailure failure) {
        State before = state;
        if (closed || before.isIsolated(failure.ruleId())) {
            return;
        }
        LOG.error("rule {} is switched off: {}", failure.ruleId(), failure.reason());
        hitRates.forget(failure.ruleId());
        List<RuleFailure> isolated = new ArrayList<>(before.isolated());
        isolated.add(failure);
        isolated.sort(Comparator.comparing(RuleFailure::ruleId));
        state = new State(before.compiled(), List.copyOf(isolated));
        CompletableFuture.runAsync(this::compileAnew).exceptionally(e -> {
            LOG.error("the rules could not be compiled without {}; they go on one by one", failure.ruleId(), e);
            return null;
        });
    }

    private void compileAnew() {
        State before = state;
        List<CheckedRule> healthy = before.compiled().rules().stream()
                .filter(rule -> !before.isIsolated(rule.description().id()))
                .toList();
        CompiledRules compiled = CompiledRules.compile(healthy, lists, null);
        synchronized (this) {
            if (closed || !state.equals(before)) {
                compiled.retire();
                return;
            }
            state = new State(compiled, before.isolated());
            before.compiled().retire();
        }
    }

    synchronized void close() {
        closed = true;
        state.compiled().retire();
    }
}
