package dev.sluice.decision;

import dev.sluice.contract.DecisionAction;

/**
 * What a combined score asks for, whatever the single rules ask for. All three are scores from 0 to 1 and inclusive.
 *
 * @param review from which score on a person looks at the transaction
 * @param challenge from which score on the payer has to prove to be the rightful one
 * @param block from which score on the transaction is refused
 */
public record Thresholds(double review, double challenge, double block) {

    /** Refuses scores outside 0 to 1 and an order in which a higher score would do less. */
    public Thresholds {
        requireScore("review", review);
        requireScore("challenge", challenge);
        requireScore("block", block);
        if (review > challenge || challenge > block) {
            throw new IllegalArgumentException("thresholds must rise from review over challenge to block, but are "
                    + review + ", " + challenge + ", " + block);
        }
    }

    /** The action that a combined score asks for; never UNKNOWN. */
    public DecisionAction actionFor(double score) {
        if (score >= block) {
            return DecisionAction.BLOCK;
        }
        return score >= challenge ? DecisionAction.CHALLENGE : DecisionAction.ALLOW;
    }

    private static void requireScore(String name, double score) {
        if (!(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("threshold " + name + " must be above 0 and at most 1, but is " + score);
        }
    }
}
