package dev.sluice.decision;

import dev.sluice.ingest.RejectedEventException;
import dev.sluice.ingest.Rejection;
import dev.sluice.ingest.RejectionReason;
import java.util.List;

/** Why a transaction whose transactionId was seen before may not be decided. */
public final class DuplicateRefusals {

    private DuplicateRefusals() {}

    /**
     * The refusal of another payment under a transactionId that is taken. It would visit other entities than the first
     * did, and get a verdict of its own where no decision is recorded, or that of the other payment where one is.
     */
    public static RejectedEventException identifierReused() {
        return refusal(
                "transactionId",
                RejectionReason.IDENTIFIER_REUSED,
                "TransactionRequested.transactionId stands for another payment already, with another account,"
                        + " instrument, address, merchant, device, terminal or time: give each payment an id of its own");
    }

    /** The refusal of a payment that was decided so long ago that its decision is not kept any more. */
    public static RejectedEventException tooOld() {
        return refusal(
                "eventTime",
                RejectionReason.DUPLICATE_TOO_OLD,
                "TransactionRequested.eventTime lies so far back that the decision, which was made then, is not kept any"
                        + " more: look it up where decisions are archived");
    }

    private static RejectedEventException refusal(String field, RejectionReason reason, String message) {
        return new RejectedEventException(List.of(new Rejection(field, reason, message)));
    }
}
