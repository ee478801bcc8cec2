package dev.sluice.replay;

import dev.sluice.contract.DecisionMade;
import dev.sluice.decision.Evidence;
import java.util.List;

/**
 * A decision and what it was made of.
 *
 * @param decision the decision
 * @param evidence what it was made of
 * @param reservations what is not certain about the evidence, one sentence each; empty: nothing
 */
public record DecidedWithEvidence(DecisionMade decision, Evidence evidence, List<String> reservations) {

    /** Copies the list. */
    public DecidedWithEvidence {
        reservations = List.copyOf(reservations);
    }
}
