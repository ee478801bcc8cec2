package dev.sluice.rules.engine;

import dev.sluice.finding.FindingsException;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.lists.ListMembership;
import dev.sluice.rules.lists.RuleList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;

/**
 * Checked rules, compiled by Drools. Immutable and safe for use by many threads. What was compiled is given up once its
 * last session is closed.
 */
public final class CompiledRules {

    private final List<CheckedRule> rules;
    private final List<RuleList> lists;
    private final DroolsModule module;
    private int openSessions;
    private boolean retired;

    private CompiledRules(List<CheckedRule> rules, List<RuleList> lists, DroolsModule module) {
        this.rules = rules;
        this.lists = lists;
        this.module = module;
    }

    /**
     * Compiles rules.
     *
     * @param rules the rules
     * @param lists the lists that they may refer to
     * @param before rules that run, perhaps: where Drools would be given the same, what it made then is used again
     * @throws FindingsException if what was written for Drools is refused, by Drools or by the sandbox, with the rules that
     *     cause it; a rule that was found right should not
     */
    public static CompiledRules compile(List<CheckedRule> rules, List<RuleList> lists, @Nullable CompiledRules before) {
        try {
            String drl = drl(rules, lists);
            DroolsModule module = before != null && before.module.holdAs(drl) ? before.module : DroolsModule.of(drl);
            return new CompiledRules(List.copyOf(rules), List.copyOf(lists), module);
        } catch (RefusedRulesException e) {
            throw RefusedRules.explain(
                    rules, e, some -> DroolsModule.of(drl(some, lists)).release());
        }
    }

    private static String drl(List<CheckedRule> rules, List<RuleList> lists) {
        return CanonicalDrl.of(rules, lists.stream().map(RuleList::name).toList());
    }

    /** Whether both use what one compilation made. */
    public boolean sharesCompilationWith(CompiledRules other) {
        return module == other.module;
    }

    /** The rules, in the order of their numbers. */
    public List<CheckedRule> rules() {
        return rules;
    }

    /**
     * A session of its own for one thread.
     *
     * @throws IllegalStateException if the rules are retired and given up
     */
    public synchronized RuleSession newSession() {
        if (retired && openSessions == 0) {
            throw new IllegalStateException("these compiled rules are given up; load the rule set again");
        }
        openSessions++;
        ListMembership membership = new ListMembership(lists);
        KieSession session = module.base().newKieSession();
        session.setGlobal(CanonicalDrl.LISTS, membership);
        return new RuleSession(this, session, membership);
    }

    /** Gives up what was compiled, as soon as no session is open any more. */
    public synchronized void retire() {
        if (!retired) {
            retired = true;
            giveUpIfUnused();
        }
    }

    synchronized void sessionClosed() {
        openSessions--;
        giveUpIfUnused();
    }

    private void giveUpIfUnused() {
        if (retired && openSessions == 0) {
            module.release();
        }
    }
}
