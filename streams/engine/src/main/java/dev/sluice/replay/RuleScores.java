package dev.sluice.replay;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.decision.SoleHit;
import dev.sluice.rules.RuleDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what each rule does in a replay, and holds it against what the transactions turned out to be. */
final class RuleScores {

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<String, List<Tally>> talliesOfTransaction = new HashMap<>();

    /** @param rules the rules that decide, of which those that run have a score even if they never hit */
    RuleScores(Collection<RuleDescription> rules) {
        rules.stream().filter(RuleDescription::runs).forEach(rule -> tallies.put(rule.id(), new Tally()));
    }

    private static final class Tally {

        private long hits;
        private long shadowHits;
        private long soleHits;
        private long frauds;
        private long genuine;

        void add(RuleHit hit, DecisionMade decision) {
            if (hit.getLifecycle() == RuleLifecycle.LIVE) {
                hits++;
            } else {
                shadowHits++;
            }
            soleHits += SoleHit.is(hit, decision) ? 1 : 0;
        }

        void label(FraudLabel label) {
            if (label == FraudLabel.FRAUD) {
                frauds++;
            } else {
                genuine++;
            }
        }

        RuleScore total() {
            return new RuleScore(hits, shadowHits, soleHits, frauds, genuine);
        }
    }

    /** A transaction was decided, for the first time. */
    void decided(DecisionMade decision) {
        List<Tally> hitHere = new ArrayList<>();
        for (RuleHit hit : decision.getRules()) {
            Tally tally = tallies.computeIfAbsent(hit.getRuleId(), id -> new Tally());
            tally.add(hit, decision);
            hitHere.add(tally);
        }
        if (!hitHere.isEmpty()) {
            talliesOfTransaction.put(decision.getTransactionId(), hitHere);
        }
    }

    /** The score of each rule, by id. To be asked once, at the end, when it is known what each transaction was. */
    Map<String, RuleScore> against(Map<String, FraudLabel> truths) {
        truths.forEach((transactionId, truth) -> {
            for (Tally tally : talliesOfTransaction.getOrDefault(transactionId, List.of())) {
                tally.label(truth);
            }
        });
        Map<String, RuleScore> scores = new TreeMap<>();
        tallies.forEach((ruleId, tally) -> scores.put(ruleId, tally.total()));
        return scores;
    }
}
