package dev.sluice.decision;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.ingest.Rejection;
import dev.sluice.ingest.RejectionReason;
import java.util.List;

/**
 * Tells a payment that comes again from another payment under the same transactionId. The first gets its recorded
 * decision at its last stop; the second would visit other stops, where nothing is recorded, and is refused.
 */
public final class DuplicateGuard {

    private final AcceptedTransactions accepted;

    /**
     * @param accepted what this task accepted
     */
    public DuplicateGuard(AcceptedTransactions accepted) {
        this.accepted = accepted;
    }

    /**
     * Lets a transaction pass.
     *
     * @param transaction an acceptable transaction
     * @return whether the very same payment was accepted before
     * @throws RejectedEventException if its id stands for another payment
     */
    public boolean admit(TransactionRequested transaction) {
        String transactionId = transaction.getTransactionId();
        TransactionEntities entities = entitiesOf(transaction);
        TransactionEntities before = accepted.find(transactionId);
        if (before == null) {
            accepted.remember(transactionId, entities);
            return false;
        }
        if (!before.equals(entities)) {
            throw new RejectedEventException(List.of(new Rejection(
                    "transactionId",
                    RejectionReason.IDENTIFIER_REUSED,
                    "TransactionRequested.transactionId stands for another payment already, with another device,"
                            + " terminal or time: give each payment an id of its own")));
        }
        return true;
    }

    /** What a transactionId stands for: the entities that the payment visits, and when it took place. */
    public static TransactionEntities entitiesOf(TransactionRequested transaction) {
        return TransactionEntities.newBuilder()
                .setAccountId(transaction.getAccountId())
                .setDeviceId(transaction.getDeviceId())
                .setTerminalId(transaction.getTerminalId())
                .setEventTime(transaction.getEventTime())
                .build();
    }

    /** The refusal of a payment that was decided so long ago that its decision is not kept any more. */
    public static RejectedEventException tooOld() {
        return new RejectedEventException(List.of(new Rejection(
                "eventTime",
                RejectionReason.DUPLICATE_TOO_OLD,
                "TransactionRequested.eventTime lies so far back that the decision, which was made then, is not kept any"
                        + " more: look it up where decisions are archived")));
    }
}
