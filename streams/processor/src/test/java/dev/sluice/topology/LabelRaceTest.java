package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A label and its transaction travel on different topics, and either may be faster. */
class LabelRaceTest {

    private static final Instant PAID = TopologyHarness.NOW.minus(Duration.ofHours(1));
    private static final Instant LABELLED = TopologyHarness.NOW.minus(Duration.ofMinutes(30));
    private static final String FEATURES = """
            features:
              account_frauds_30d:
                {entity: account, measure: count, window: 30d, where: {label: fraud}, description: Known frauds}
              device_frauds_30d:
                {entity: device, measure: count, window: 30d, where: {label: fraud}, description: Known frauds}
              terminal_frauds_30d:
                {entity: terminal, measure: count, window: 30d, where: {label: fraud}, description: Known frauds}
            """;

    private DecisionModel model;
    private TopologyHarness harness;

    @BeforeEach
    void start() {
        model = SmallModel.of(FEATURES);
        harness = new TopologyHarness(model, TopologySettings.DEFAULT);
    }

    @AfterEach
    void stop() {
        harness.close();
        model.close();
    }

    @Test
    void a_label_that_comes_before_its_transaction_counts_at_every_entity() {
        harness.label(fraud("t1"));
        harness.request(payment("t1", PAID));

        assertThatTheNextPaymentKnowsOfIt();
    }

    @Test
    void a_label_that_comes_while_its_transaction_is_on_its_way_counts_at_every_entity() {
        harness.request(payment("t1", PAID));
        harness.label(fraud("t1"));

        assertThatTheNextPaymentKnowsOfIt();
    }

    private void assertThatTheNextPaymentKnowsOfIt() {
        assertThat(harness.decisions()).as("it waits for telemetry").isEmpty();
        goOn();
        assertThat(harness.decisions()).hasSize(1);

        harness.request(payment("t2", TopologyHarness.NOW));
        goOn();

        assertThat(harness.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.getFeatures())
                        .extracting(FeatureValue::getName, FeatureValue::getValue)
                        .containsExactlyInAnyOrder(
                                tuple("account_frauds_30d", 1.0),
                                tuple("device_frauds_30d", 1.0),
                                tuple("terminal_frauds_30d", 1.0)));
    }

    private void goOn() {
        harness.passWallClockTime(TopologySettings.DEFAULT.telemetryWait().multipliedBy(2));
    }

    private static TransactionRequested payment(String transactionId, Instant time) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("account")
                .setDeviceId("device")
                .setTerminalId("terminal")
                .setEventTime(time)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.CONTACTLESS)
                .build();
    }

    private static TransactionLabelled fraud(String transactionId) {
        return TransactionLabelled.newBuilder()
                .setLabelId("label-of-" + transactionId)
                .setTransactionId(transactionId)
                .setLabel(FraudLabel.FRAUD)
                .setSource(LabelSource.COMPLAINT)
                .setLabelledAt(LABELLED)
                .build();
    }
}
