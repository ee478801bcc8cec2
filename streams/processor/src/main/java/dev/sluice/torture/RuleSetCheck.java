package dev.sluice.torture;

import dev.sluice.contract.DecisionMade;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rule sets may have decided in which round, and whether others did. A set that is published in a round is adopted by
 * all instances before the round ends; until then the one before may decide too.
 */
final class RuleSetCheck {

    private final List<Set<String>> hashesByRound = new ArrayList<>();
    private String newest;

    /** @param first the hash of the set that decides at the beginning */
    RuleSetCheck(String first) {
        newest = first;
    }

    /** A round begins. */
    synchronized void beginRound() {
        Set<String> hashes = new LinkedHashSet<>();
        hashes.add(newest);
        hashesByRound.add(hashes);
    }

    /** Another set was published in this round. */
    synchronized void published(String hash) {
        newest = hash;
        hashesByRound.get(hashesByRound.size() - 1).add(hash);
    }

    /**
     * Checks that each decision names a set that was in force when its transaction was on its way.
     *
     * @param decided the decisions
     * @param roundByTransaction the round in which each transaction came first
     * @param violations gets what is not so
     */
    synchronized void check(
            List<DecisionMade> decided, Map<String, Integer> roundByTransaction, Violations violations) {
        for (DecisionMade decision : decided) {
            Integer round = roundByTransaction.get(decision.getTransactionId());
            if (round != null
                    && round < hashesByRound.size()
                    && !hashesByRound.get(round).contains(decision.getRuleSetHash())) {
                violations.add(
                        "decided by a rule set that was not in force",
                        decision.getTransactionId() + " of round " + (round + 1) + " by " + decision.getRuleSetHash());
            }
        }
    }
}
