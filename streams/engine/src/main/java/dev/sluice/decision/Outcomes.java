package dev.sluice.decision;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.AssignedLabel;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.decision.challenge.Challenges;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What histories are told of decisions, only of those that kept a payment from going through at once, and of challenges. */
public final class Outcomes {

    /**
     * How long after its transaction an outcome begins to count, in event time. The outcome travels to the histories
     * while other payments of the same entities are on their way, and which of them it overtakes is chance. None that is
     * this close behind sees it, however fast it was, so that a replay and a running system that keeps up say the same.
     */
    public static final Duration KNOWN_AFTER = Duration.ofSeconds(1);

    private Outcomes() {}

    /**
     * What a decision writes onto its transaction.
     *
     * @param decision a decision that was just made
     * @return a label that looks for its transaction; empty if the payment was allowed, as nearly all are
     */
    public static Optional<LabelAssigned> assigned(DecisionMade decision) {
        return switch (decision.getAction()) {
            case CHALLENGE -> Optional.of(label(decision, AssignedLabel.CHALLENGED));
            case BLOCK -> Optional.of(label(decision, AssignedLabel.BLOCKED));
            case ALLOW, UNKNOWN -> Optional.empty();
        };
    }

    /**
     * What the end of a challenge writes onto its transaction. That nobody answered is known when nothing can be on its way
     * any more.
     *
     * @param settled how it ended
     * @return a label that looks for its transaction
     */
    public static LabelAssigned assigned(ChallengeSettled settled) {
        boolean isByTimeout = settled.getChallengeId() == null;
        Instant heardAt = isByTimeout ? settled.getSettledAt().plus(Challenges.ARRIVAL_GRACE) : settled.getSettledAt();
        Instant askedAt = settled.getEventTime();
        return label(
                settled.getTransactionId(),
                (heardAt.isBefore(askedAt) ? askedAt : heardAt).plus(KNOWN_AFTER),
                switch (settled.getOutcome()) {
                    case PASSED -> AssignedLabel.CHALLENGE_PASSED;
                    case FAILED, DENIED -> AssignedLabel.CHALLENGE_FAILED;
                    case ABANDONED, TIMED_OUT, NOT_DELIVERED, UNKNOWN -> AssignedLabel.CHALLENGE_UNANSWERED;
                });
    }

    private static LabelAssigned label(DecisionMade decision, AssignedLabel label) {
        return label(decision.getTransactionId(), decision.getEventTime().plus(KNOWN_AFTER), label);
    }

    private static LabelAssigned label(String transactionId, Instant knownAt, AssignedLabel label) {
        return LabelAssigned.newBuilder()
                .setTransactionId(transactionId)
                .setFraud(false)
                .setKnownAt(knownAt)
                .setLabel(label)
                .build();
    }
}
