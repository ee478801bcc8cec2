package dev.sluice.rules.engine;

import dev.sluice.finding.FindingsException;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.lists.ListMembership;
import dev.sluice.rules.lists.RuleList;
import java.util.List;
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
     * @throws FindingsException if what was written for Drools is refused, by Drools or by the sandbox, with the rules that
     *     cause it; a rule that was found right should not
     */
    public static CompiledRules compile(List<CheckedRule> rules, List<RuleList> lists) {
        try {
            return new CompiledRules(List.copyOf(rules), List.copyOf(lists), module(rules, lists));
        } catch (RefusedRulesException e) {
            throw RefusedRules.explain(rules, e, some -> module(some, lists).remove());
        }
    }

    private static DroolsModule module(List<CheckedRule> rules, List<RuleList> lists) {
        return DroolsModule.of(
                CanonicalDrl.of(rules, lists.stream().map(RuleList::name).toList()));
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
            module.remove();
        }
    }
}
