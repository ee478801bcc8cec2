package dev.sluice.service;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.decision.SoleHit;
import dev.sluice.rules.RuleDescription;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each rule of the set in force does. There are counters for these rules and no others: from the moment at which a set
 * takes over, so that a rule that never hits shows 0, until a set without the rule does. A hit of a rule that is not of the
 * set, as in the moment of a change, counts as that of rule {@code other}.
 */
final class RuleMetrics {

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Counters otherLive;
    private final Counters otherShadow;
    private volatile Map<Key, Counters> countersOfRules = Map.of();

    private record Key(String ruleId, RuleLifecycle lifecycle) {}

    private record Counters(Counter hits, Counter soleHits) {}

    RuleMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.otherLive = counters(new Key(OTHER, RuleLifecycle.LIVE));
        this.otherShadow = counters(new Key(OTHER, RuleLifecycle.SHADOW));
    }

    /** Counts for these rules from now on. Those that were there before go on counting, those that are gone are removed. */
    synchronized void follow(Collection<RuleDescription> rules) {
        Map<Key, Counters> before = countersOfRules;
        Map<Key, Counters> now = new HashMap<>();
        for (RuleDescription rule : rules) {
            for (RuleLifecycle lifecycle : lifecyclesOfHits(rule)) {
                Key key = new Key(rule.id(), lifecycle);
                Counters known = before.get(key);
                now.put(key, known == null ? counters(key) : known);
            }
        }
        countersOfRules = Map.copyOf(now);
        before.forEach((key, counters) -> {
            if (!now.containsKey(key)) {
                registry.remove(counters.hits());
                registry.remove(counters.soleHits());
            }
        });
    }

    /** Counts the hits of a decision. */
    void decided(DecisionMade decision) {
        for (RuleHit hit : decision.getRules()) {
            Counters counters = countersOf(hit);
            counters.hits().increment();
            if (SoleHit.is(hit, decision)) {
                counters.soleHits().increment();
            }
        }
    }

    private Counters countersOf(RuleHit hit) {
        boolean isLive = hit.getLifecycle() == RuleLifecycle.LIVE;
        Counters known =
                countersOfRules.get(new Key(hit.getRuleId(), isLive ? RuleLifecycle.LIVE : RuleLifecycle.SHADOW));
        if (known != null) {
            return known;
        }
        return isLive ? otherLive : otherShadow;
    }

    /** As what hits of the rule can be recorded. */
    private static List<RuleLifecycle> lifecyclesOfHits(RuleDescription rule) {
        return switch (rule.lifecycle()) {
            case LIVE ->
                rule.share().isAll() && rule.hitRate() == null
                        ? List.of(RuleLifecycle.LIVE)
                        : List.of(RuleLifecycle.LIVE, RuleLifecycle.SHADOW);
            case SHADOW -> List.of(RuleLifecycle.SHADOW);
            case DRAFT, RETIRED, UNKNOWN -> List.of();
        };
    }

    private Counters counters(Key key) {
        Tags tags = Tags.of(
                "rule", key.ruleId(), "lifecycle", key.lifecycle().name().toLowerCase(Locale.ROOT));
        return new Counters(
                registry.counter("sluice.rule.hits", tags), registry.counter("sluice.rule.sole.hits", tags));
    }
}
