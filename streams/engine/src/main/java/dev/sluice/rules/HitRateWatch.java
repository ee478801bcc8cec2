package dev.sluice.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Notices live rules that hit more or fewer transactions than their {@code @hitRate} expects. It counts in transactions and
 * looks at no clock: the same transactions in the same order give the same findings, and a quiet night makes no rule
 * suspicious. Too many hits are looked for among the newest 10,000 transactions, so that it shows soon; too few among the
 * newest 100,000, since what is rare is missed late. Neither is looked for before 1,000: a burst is not a rate. Only
 * transactions within a rule's {@code @since} and {@code @until} count for it. Safe for use by many threads.
 */
public final class HitRateWatch {

    /** Watches no rule. */
    static final HitRateWatch NONE = new HitRateWatch(List.of());

    static final int TRANSACTIONS_ABOVE = 10_000;
    static final int TRANSACTIONS_BELOW = 100_000;
    static final int TRANSACTIONS_MIN = 1_000;

    private final List<Watched> watched = new ArrayList<>();
    private final boolean idle;
    private volatile Map<String, HitRateBreach> breaches = Map.of();

    /** @param rules the rules of a rule set; those that are live and state a band are watched */
    public HitRateWatch(Collection<RuleDescription> rules) {
        for (RuleDescription rule : rules) {
            if (rule.hitRate() != null) {
                watched.add(new Watched(rule, rule.hitRate()));
            }
        }
        idle = watched.isEmpty();
    }

    private static final class Watched {

        private final RuleDescription rule;
        private final HitRateBand band;
        private final HitWindow above = new HitWindow(TRANSACTIONS_ABOVE);
        private final HitWindow below = new HitWindow(TRANSACTIONS_BELOW);

        Watched(RuleDescription rule, HitRateBand band) {
            this.rule = rule;
            this.band = band;
        }

        @Nullable
        HitRateBreach add(boolean isHit) {
            above.add(isHit);
            below.add(isHit);
            if (above.transactions() < TRANSACTIONS_MIN) {
                return null;
            }
            if (band.isAbove(above.hits(), above.transactions())) {
                return new HitRateBreach(rule, above.hits(), above.transactions());
            }
            if (band.isBelow(below.hits(), below.transactions())) {
                return new HitRateBreach(rule, below.hits(), below.transactions());
            }
            return null;
        }
    }

    /** Whether no rule states a band: then observing is of no use. */
    boolean isIdle() {
        return idle;
    }

    /**
     * Takes a transaction in.
     *
     * @param eventTime the transaction's event time
     * @param hits ids of all rules that hit it, shadow hits included
     * @return the rules that left their band with this transaction, by id; a rule leaves once and is not watched any more
     */
    public synchronized List<HitRateBreach> observe(Instant eventTime, Set<String> hits) {
        List<HitRateBreach> found = new ArrayList<>();
        for (Iterator<Watched> each = watched.iterator(); each.hasNext(); ) {
            Watched one = each.next();
            HitRateBreach breach = one.rule.isActiveAt(eventTime) ? one.add(hits.contains(one.rule.id())) : null;
            if (breach != null) {
                found.add(breach);
                each.remove();
            }
        }
        remember(found);
        found.sort(Comparator.comparing(breach -> breach.rule().id()));
        return found;
    }

    private void remember(List<HitRateBreach> found) {
        if (found.isEmpty()) {
            return;
        }
        Map<String, HitRateBreach> all = new TreeMap<>(breaches);
        found.forEach(breach -> all.put(breach.rule().id(), breach));
        breaches = all;
    }

    /** Watches a rule no longer: one that is not evaluated hits nothing, which says nothing about its rate. */
    synchronized void forget(String ruleId) {
        watched.removeIf(one -> one.rule.id().equals(ruleId));
    }

    /** Whether the rule has left its band. */
    boolean hasLeft(String ruleId) {
        return breaches.containsKey(ruleId);
    }

    /** All rules that have left their band, by id, as they were when they did. */
    public List<HitRateBreach> breaches() {
        return List.copyOf(breaches.values());
    }
}
