package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.AssignedLabel;
import dev.sluice.contract.internal.LabelAssigned;
import java.time.Duration;
import java.util.Optional;

/** What histories are told of decisions: only of those that kept a payment from going through at once. */
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

    private static LabelAssigned label(DecisionMade decision, AssignedLabel label) {
        return LabelAssigned.newBuilder()
                .setTransactionId(decision.getTransactionId())
                .setFraud(false)
                .setKnownAt(decision.getEventTime().plus(KNOWN_AFTER))
                .setLabel(label)
                .build();
    }
}
