package dev.sluice.decision;

import dev.sluice.contract.internal.TransactionEntities;
import org.jspecify.annotations.Nullable;

/** Which payment a transactionId stands for, wherever that is kept. */
public interface AcceptedTransactions {

    /**
     * Looks a transactionId up.
     *
     * @param transactionId the id
     * @return what was accepted under it, or null if nothing was, or too long ago
     */
    @Nullable
    TransactionEntities find(String transactionId);

    /**
     * Remembers what a transactionId stands for.
     *
     * @param transactionId the id
     * @param entities the entities and the time of its payment
     */
    void remember(String transactionId, TransactionEntities entities);
}
