package dev.sluice.decision;

import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.internal.AssignedLabel;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.velocity.Label;

/** What histories need to know of a label. */
public final class Labels {

    private Labels() {}

    /**
     * What a label says, before its transaction is found.
     *
     * @param labelled an acceptable label event: it says fraud or genuine
     */
    public static LabelAssigned assigned(TransactionLabelled labelled) {
        boolean isFraud = labelled.getLabel() == FraudLabel.FRAUD;
        return LabelAssigned.newBuilder()
                .setTransactionId(labelled.getTransactionId())
                .setFraud(isFraud)
                .setKnownAt(labelled.getLabelledAt())
                .setLabel(isFraud ? AssignedLabel.FRAUD : AssignedLabel.GENUINE)
                .build();
    }

    /**
     * The label that travels to the histories, once its transaction is found.
     *
     * @param label what the label says
     * @param entities where its transaction was
     */
    public static LabelAssigned of(LabelAssigned label, TransactionEntities entities) {
        return LabelAssigned.newBuilder(label)
                .setEventTime(entities.getEventTime())
                .build();
    }

    /** Whether a label says that its transaction was a fraud. */
    public static boolean isFraud(LabelAssigned label) {
        return meaningOf(label) == Label.FRAUD;
    }

    /** What is written onto the transaction. */
    static Label meaningOf(LabelAssigned label) {
        return switch (label.getLabel()) {
            case GENUINE -> Label.GENUINE;
            case FRAUD -> Label.FRAUD;
            case CHALLENGED -> Label.CHALLENGED;
            case BLOCKED -> Label.BLOCKED;
            case CHALLENGE_PASSED -> Label.CHALLENGE_PASSED;
            case CHALLENGE_FAILED -> Label.CHALLENGE_FAILED;
            case CHALLENGE_UNANSWERED -> Label.CHALLENGE_UNANSWERED;
            case UNKNOWN -> label.getFraud() ? Label.FRAUD : Label.GENUINE;
        };
    }
}
