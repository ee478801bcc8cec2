package dev.sluice.decision;

import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.TransactionEntities;

/** What histories need to know of a label. */
public final class Labels {

    private Labels() {}

    /**
     * What a label says, before its transaction is found.
     *
     * @param labelled an acceptable label event: it says fraud or genuine
     */
    public static LabelAssigned assigned(TransactionLabelled labelled) {
        return LabelAssigned.newBuilder()
                .setTransactionId(labelled.getTransactionId())
                .setFraud(labelled.getLabel() == FraudLabel.FRAUD)
                .setKnownAt(labelled.getLabelledAt())
                .build();
    }

    /**
     * The label that travels to the histories, once its transaction is found.
     *
     * @param label what the label says
     * @param entities where its transaction was
     */
    public static LabelAssigned of(LabelAssigned label, TransactionEntities entities) {
        return new LabelAssigned(
                label.getTransactionId(), label.getFraud(), label.getKnownAt(), entities.getEventTime());
    }
}
