package dev.sluice.rules.engine;

import dev.sluice.rules.facts.Facts;
import dev.sluice.rules.lists.ListMembership;
import java.util.BitSet;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.FactHandle;

/**
 * One long-lived Drools session: facts go in, rules fire, facts go out. After an exception it is unusable and must be
 * closed. Not safe for use by several threads.
 */
public final class RuleSession implements AutoCloseable {

    private final CompiledRules rules;
    private final KieSession session;
    private final ListMembership membership;
    private final int firingsMax;
    private final BitSet hits = new BitSet();
    private boolean closed;

    /** Only notes the hit: refusing the firing keeps even the empty consequence from running. */
    private final AgendaFilter noteHit = match -> {
        noteHit(match.getRule().getName());
        return false;
    };

    RuleSession(CompiledRules rules, KieSession session, ListMembership membership) {
        this.rules = rules;
        this.session = session;
        this.membership = membership;
        this.firingsMax = rules.rules().size() + 1;
    }

    /**
     * The numbers of all rules that hit. The result is valid until the next call.
     *
     * @throws RuntimeException if a rule's condition throws; then it is not known which rules hit
     */
    public BitSet evaluate(Facts facts) {
        hits.clear();
        membership.at(facts.transaction().getRequest().getEventTime());
        FactHandle handle = session.insert(facts);
        session.fireAllRules(noteHit, firingsMax);
        session.delete(handle);
        return hits;
    }

    private void noteHit(String canonicalName) {
        hits.set(CanonicalDrl.indexOf(canonicalName));
    }

    /** The compiled rules that it evaluates. */
    public CompiledRules rules() {
        return rules;
    }

    /** How many facts the session holds; between two evaluations none. */
    public long factCount() {
        return session.getFactCount();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            session.dispose();
            rules.sessionClosed();
        }
    }
}
