package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.internal.AssignedLabel;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.contract.internal.TransactionEntities;
import dev.sluice.velocity.Entity;
import dev.sluice.velocity.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a label knows on its way. */
class LabelsTest {

    private static final Instant LABELLED = Transactions.NOON.plus(Duration.ofDays(7));
    private static final TransactionEntities ENTITIES =
            Itinerary.keeping(Set.of(Entity.MERCHANT)).entitiesOf(Transactions.contactless("t1", Transactions.NOON));

    @Test
    void a_label_knows_the_time_of_its_transaction_as_soon_as_that_is_found() {
        LabelAssigned waiting = Labels.assigned(TransactionLabelled.newBuilder()
                .setLabelId("label-1")
                .setTransactionId("t1")
                .setLabel(FraudLabel.FRAUD)
                .setSource(LabelSource.CHARGEBACK)
                .setLabelledAt(LABELLED)
                .build());

        LabelAssigned travelling = Labels.of(waiting, ENTITIES);

        assertThat(waiting.getEventTime()).isNull();
        assertThat(travelling)
                .isEqualTo(new LabelAssigned("t1", true, LABELLED, Transactions.NOON, AssignedLabel.FRAUD));
    }

    @Test
    void what_an_earlier_release_wrote_says_fraud_or_genuine_as_it_did() {
        assertThat(Labels.meaningOf(writtenBefore(true))).isEqualTo(Label.FRAUD);
        assertThat(Labels.meaningOf(writtenBefore(false))).isEqualTo(Label.GENUINE);
    }

    private static LabelAssigned writtenBefore(boolean isFraud) {
        return LabelAssigned.newBuilder()
                .setTransactionId("t1")
                .setFraud(isFraud)
                .setKnownAt(LABELLED)
                .build();
    }
}
