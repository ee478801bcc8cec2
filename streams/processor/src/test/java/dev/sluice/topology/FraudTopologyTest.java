package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a transaction through the stops, with real stores. */
class FraudTopologyTest {

    private static final String FEATURES = """
            features:
              account_count_1h: {entity: account, measure: count, window: 1h, description: Payments of the account}
              device_accounts_1h:
                entity: device
                measure: distinct
                of: accountId
                window: 1h
                description: Accounts on the device
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
    void a_transaction_without_device_and_terminal_is_decided_at_its_account() {
        harness.request(transaction("t1", "a1"));

        assertThat(harness.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.getTransactionId()).isEqualTo("t1");
            assertThat(decision.getAction()).isEqualTo(DecisionAction.ALLOW);
            assertThat(decision.getTelemetryStatus()).isEqualTo(SignalStatus.NOT_APPLICABLE);
            assertThat(decision.getTerminalStatus()).isEqualTo(SignalStatus.NOT_APPLICABLE);
            assertThat(decision.getRuleSetHash()).isEqualTo(model.contentHash());
        });
    }

    @Test
    void a_transaction_that_comes_twice_gets_its_recorded_decision_again() {
        harness.request(transaction("t1", "a1"));
        harness.request(transaction("t2", "a1"));
        List<DecisionMade> first = harness.decisions();

        harness.request(transaction("t1", "a1"));

        assertThat(harness.decisions()).containsExactly(first.get(0));
        assertThat(harness.observer().repeated).isEqualTo(1);
    }

    @Test
    void a_transactionId_that_stands_for_another_payment_already_is_refused() {
        harness.request(transaction("t1", "a1"));
        harness.request(onDevice("t1", "a1", "d1"));

        assertThat(harness.decisions()).hasSize(1);
        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, DeadLetters.REASON_HEADER)).isEqualTo("IDENTIFIER_REUSED");
            assertThat(header(letter, DeadLetters.FIELD_HEADER)).isEqualTo("transactionId");
        });
    }

    @Test
    void a_transactionId_that_stands_for_a_payment_of_another_account_is_refused() {
        harness.request(transaction("t1", "a1"));
        harness.request(transaction("t1", "a2"));

        assertThat(harness.decisions()).hasSize(1);
        assertThat(harness.deadLetters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(header(letter, DeadLetters.REASON_HEADER)).isEqualTo("IDENTIFIER_REUSED"));
    }

    @Test
    void a_transaction_waits_for_telemetry_and_is_decided_with_it() {
        harness.request(onDevice("t1", "a1", "d1"));
        assertThat(harness.decisions()).isEmpty();

        harness.report(telemetry("d1"));

        assertThat(harness.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.getTelemetryStatus()).isEqualTo(SignalStatus.PRESENT);
            assertThat(decision.getAction()).isEqualTo(DecisionAction.ALLOW);
        });
        assertThat(harness.observer().waiting).isZero();
    }

    @Test
    void a_transaction_whose_telemetry_never_comes_is_decided_without_it_when_the_wait_is_over() {
        harness.request(onDevice("t1", "a1", "d1"));

        harness.passWallClockTime(TopologySettings.DEFAULT.telemetryWait().plusMillis(20));

        assertThat(harness.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.getTelemetryStatus()).isEqualTo(SignalStatus.MISSING);
            assertThat(decision.getAction()).isEqualTo(DecisionAction.CHALLENGE);
        });
    }

    @Test
    void a_transaction_is_not_forgotten_by_those_that_wait_before_it_went_on() {
        harness.request(onDevice("t1", "a1", "d1"));

        harness.passWallClockTime(TopologySettings.DEFAULT.telemetryWait().plusMillis(20));

        assertThat(harness.observer().waitingWhenDecided).isEqualTo(1);
        assertThat(harness.observer().waiting).isZero();
    }

    @Test
    void a_transaction_with_device_and_terminal_visits_both() {
        harness.report(telemetry("d1"));

        harness.request(TransactionRequested.newBuilder(onDevice("t1", "a1", "d1"))
                .setTerminalId("terminal-1")
                .setEntryMode(EntryMode.CONTACTLESS)
                .build());

        assertThat(harness.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.getTerminalStatus()).isEqualTo(SignalStatus.MISSING);
            assertThat(decision.getFeatures())
                    .extracting(feature -> feature.getName() + "=" + feature.getValue())
                    .containsExactly("account_count_1h=1.0", "device_accounts_1h=1.0");
        });
    }

    @Test
    void what_is_refused_becomes_a_dead_letter_and_the_next_transaction_is_decided() {
        harness.request(TransactionRequested.newBuilder(transaction("t1", "a1"))
                .setCurrency("EURO")
                .build());
        harness.request(transaction("t2", "a1"));

        assertThat(harness.decisions())
                .extracting(DecisionMade::getTransactionId)
                .containsExactly("t2");
        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, DeadLetters.FIELD_HEADER)).isEqualTo("currency");
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo(Topics.TRANSACTION_REQUESTED);
            assertThat(header(letter, "__streams.errors.message")).contains("currency");
        });
    }

    @Test
    void bytes_that_cannot_be_read_become_a_dead_letter_with_the_bytes_as_they_were() {
        byte[] garbage = {1, 2, 3};

        harness.bytes(Topics.TRANSACTION_REQUESTED, "a1", garbage);

        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(garbage);
            assertThat(letter.key()).isEqualTo("a1");
        });
        assertThat(harness.decisions()).isEmpty();
    }

    @Test
    void a_card_number_never_reaches_the_dead_letters_whole() {
        harness.request(TransactionRequested.newBuilder(transaction("t1", "a1"))
                .setInstrumentToken("4111111111111111")
                .build());

        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(new String(letter.value(), StandardCharsets.ISO_8859_1))
                    .contains("411111******1111")
                    .doesNotContain("4111111111111111");
            assertThat(header(letter, DeadLetters.REDACTED_HEADER)).isEqualTo("true");
            assertThat(header(letter, DeadLetters.FIELD_HEADER)).isEqualTo("instrumentToken");
        });
    }

    @Test
    void a_record_without_a_value_is_refused() {
        harness.bytes(Topics.TRANSACTION_REQUESTED, "a1", null);

        assertThat(harness.deadLetters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(header(letter, DeadLetters.FIELD_HEADER)).isEqualTo("value"));
    }

    private static String header(TestRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static DeviceTelemetryReported telemetry(String deviceId) {
        return DeviceTelemetryReported.newBuilder()
                .setTelemetryId("telemetry-of-" + deviceId)
                .setDeviceId(deviceId)
                .setReportedAt(TopologyHarness.NOW.minus(Duration.ofMinutes(1)))
                .build();
    }

    private static TransactionRequested onDevice(String transactionId, String accountId, String deviceId) {
        return TransactionRequested.newBuilder(transaction(transactionId, accountId))
                .setDeviceId(deviceId)
                .build();
    }

    private static TransactionRequested transaction(String transactionId, String accountId) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId(accountId)
                .setEventTime(TopologyHarness.NOW)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
    }
}
