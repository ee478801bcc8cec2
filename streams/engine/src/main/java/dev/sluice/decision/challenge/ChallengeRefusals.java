package dev.sluice.decision.challenge;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.ingest.Rejection;
import dev.sluice.ingest.RejectionReason;
import java.time.Instant;
import java.util.List;

/** Why the answer to a challenge settles nothing. */
public final class ChallengeRefusals {

    private ChallengeRefusals() {}

    /** No decision asked for a challenge of that payment. */
    public static RejectedEventException neverAsked() {
        return refusal(
                "transactionId",
                RejectionReason.CHALLENGE_NOT_ASKED,
                "ChallengeCompleted.transactionId names a payment of this account for which no decision asked for a"
                        + " challenge: send the ids of the decision");
    }

    /** It was completed after its time. */
    static RejectedEventException tooLate(Instant answerBy) {
        return refusal(
                "completedAt",
                RejectionReason.CHALLENGE_CLOSED,
                "ChallengeCompleted.completedAt is later than " + answerBy + ", until when the decision waited for it:"
                        + " the policy settles the payment instead; ask for the payment anew");
    }

    /** Another answer, or silence, settled it before. */
    static RejectedEventException alreadySettled(ChallengeSettled settled) {
        return refusal(
                "transactionId",
                RejectionReason.CHALLENGE_CLOSED,
                "ChallengeCompleted.transactionId names a payment that was settled at " + settled.getSettledAt()
                        + " as " + settled.getOutcome() + ", " + settled.getAction()
                        + ", which is final: ask for the payment anew");
    }

    private static RejectedEventException refusal(String field, RejectionReason reason, String message) {
        return new RejectedEventException(List.of(new Rejection(field, reason, message)));
    }
}
