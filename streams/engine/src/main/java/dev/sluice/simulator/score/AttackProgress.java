package dev.sluice.simulator.score;

import dev.sluice.contract.DecisionAction;
import dev.sluice.simulator.event.AttackKind;
import java.util.List;

/**
 * How far one attack has come.
 *
 * @param kind the kind of attack
 * @param attackId which one
 * @param decisions what was decided on each of its fraudulent transactions, in order; UNKNOWN where nothing is decided yet
 */
public record AttackProgress(AttackKind kind, String attackId, List<DecisionAction> decisions) {

    private static final int NOWHERE = -1;
    private static final int EARLY_TRANSACTIONS = 2;

    public AttackProgress {
        decisions = List.copyOf(decisions);
    }

    /** Tells whether an action keeps a transaction from going through unseen: a challenge or a block. */
    public static boolean isStopped(DecisionAction action) {
        return action == DecisionAction.CHALLENGE || action == DecisionAction.BLOCK;
    }

    /** Returns how it stands: an attack is caught as soon as one of its transactions is challenged or blocked. */
    public AttackOutcome outcome() {
        int first = firstStopped();
        if (first != NOWHERE) {
            return first == 0 ? AttackOutcome.CAUGHT_ON_FIRST : AttackOutcome.CAUGHT_LATER;
        }
        return isOver() ? AttackOutcome.MISSED : AttackOutcome.UNFINISHED;
    }

    /** Tells whether it was caught before its third fraudulent transaction. */
    public boolean isCaughtBeforeThird() {
        int first = firstStopped();
        return first != NOWHERE && first < EARLY_TRANSACTIONS;
    }

    /** Tells whether all its transactions are decided. */
    public boolean isOver() {
        return !decisions.contains(DecisionAction.UNKNOWN);
    }

    /** Returns how many of its transactions are decided. */
    public int decided() {
        return (int) decisions.stream()
                .filter(action -> action != DecisionAction.UNKNOWN)
                .count();
    }

    /** Returns how many of its transactions were challenged or blocked. */
    public int stopped() {
        return (int) decisions.stream().filter(AttackProgress::isStopped).count();
    }

    private int firstStopped() {
        for (int transaction = 0; transaction < decisions.size(); transaction++) {
            if (isStopped(decisions.get(transaction))) {
                return transaction;
            }
        }
        return NOWHERE;
    }
}
