package dev.sluice.decision;

import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.internal.LabelAssigned;

/** What histories need to know of a label. */
public final class Labels {

    private Labels() {}

    /**
     * Makes the label that travels to the histories.
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
}
