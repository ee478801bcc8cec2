package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import org.jspecify.annotations.Nullable;

/** The decisions that were made here, so that a transaction that comes again gets the same one again. */
public interface RecordedDecisions {

    /**
     * Looks a decision up.
     *
     * @param transactionId the transaction
     * @return the decision that was recorded, or null if none was
     */
    @Nullable
    DecisionMade find(String transactionId);

    /**
     * Records a decision.
     *
     * @param decision the decision, final from now on
     */
    void record(DecisionMade decision);
}
