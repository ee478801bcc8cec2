package dev.sluice.cli.demo;

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

    public AttackProgress {
        decisions = List.copyOf(decisions);
    }

    /** Returns how it stands: an attack is caught as soon as one of its transactions is challenged or blocked. */
    public AttackOutcome outcome() {
        for (int transaction = 0; transaction < decisions.size(); transaction++) {
            if (isStopped(decisions.get(transaction))) {
                return transaction == 0 ? AttackOutcome.CAUGHT_ON_FIRST : AttackOutcome.CAUGHT_LATER;
            }
        }
        return isOver() ? AttackOutcome.MISSED : AttackOutcome.UNFINISHED;
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

    private static boolean isStopped(DecisionAction action) {
        return action == DecisionAction.CHALLENGE || action == DecisionAction.BLOCK;
    }
}
