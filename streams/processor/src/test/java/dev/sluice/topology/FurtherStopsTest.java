package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Stop;
import dev.sluice.rules.RuleFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Instruments, addresses and merchants: visited if the analysts ask for their history, and never in the way else. */
class FurtherStopsTest {

    private static final String NOTHING_KEPT = "features: {}\n";
    private static final String ALL_KEPT = "retention: {instrument: 30d, ip: 30d, merchant: 30d}\nfeatures: {}\n";

    private final List<DecisionModel> models = new ArrayList<>();
    private final TopologyHarness harness = new TopologyHarness(model(NOTHING_KEPT), TopologyHarness.WITHOUT_WAITING);

    @AfterEach
    void stop() {
        harness.close();
        models.forEach(DecisionModel::close);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stop.class,
            names = {"INSTRUMENT", "IP", "MERCHANT"})
    void a_feature_of_a_further_entity_sees_the_transactions_of_all_accounts_there(Stop stop) {
        harness.use(model(accountsWithin1h(stop)));

        harness.request(transaction("t1", "a1"));
        harness.request(transaction("t2", "a2"));
        harness.request(elsewhere("t3", "a3"));
        harness.request(atTerminal("t4", "a4"));

        assertThat(harness.decisions())
                .extracting(FurtherStopsTest::firstFeature)
                .containsExactly(1.0, 2.0, 1.0, 3.0);
        for (Stop other : List.of(Stop.INSTRUMENT, Stop.IP, Stop.MERCHANT)) {
            assertThat(harness.hasHistories(other)).isEqualTo(other == stop);
        }
    }

    @Test
    void the_features_of_all_six_entities_come_in_the_order_of_the_itinerary() {
        StringBuilder features = new StringBuilder("features:\n");
        for (String entity : List.of("terminal", "device", "merchant", "ip", "instrument", "account")) {
            features.append("  %s_count_1h: {entity: %s, measure: count, window: 1h, description: Payments}\n"
                    .formatted(entity, entity));
        }
        harness.use(model(features.toString()));

        harness.request(TransactionRequested.newBuilder(atTerminal("t1", "a1"))
                .setDeviceId("d1")
                .build());

        assertThat(harness.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.getFeatures())
                        .extracting(FeatureValue::getName)
                        .containsExactly(
                                "account_count_1h",
                                "instrument_count_1h",
                                "ip_count_1h",
                                "merchant_count_1h",
                                "device_count_1h",
                                "terminal_count_1h"));
    }

    @Test
    void a_transaction_without_device_and_terminal_goes_back_to_its_account_and_is_answered_once() {
        harness.use(model(ALL_KEPT));

        harness.request(transaction("t1", "a1"));
        harness.request(transaction("t1", "a1"));

        List<DecisionMade> decisions = harness.decisions();
        assertThat(decisions).hasSize(2);
        assertThat(decisions.get(1)).isEqualTo(decisions.get(0));
        assertThat(harness.observer().repeated).isEqualTo(1);
    }

    @Test
    void a_duplicate_is_answered_as_before_after_a_stop_came_into_being() {
        harness.request(transaction("at-account", "a1"));
        harness.request(atTerminal("at-terminal", "a1"));
        List<DecisionMade> before = harness.decisions();

        harness.use(model(accountsWithin1h(Stop.MERCHANT)));
        harness.request(transaction("at-account", "a1"));
        harness.request(atTerminal("at-terminal", "a1"));

        assertThat(harness.decisions()).isEqualTo(before);
        assertThat(harness.observer().repeated).isEqualTo(2);
    }

    @Test
    void a_duplicate_is_answered_as_before_after_a_stop_was_given_up() {
        harness.use(model(ALL_KEPT));
        harness.request(transaction("t1", "a1"));
        List<DecisionMade> before = harness.decisions();

        harness.use(model(NOTHING_KEPT));
        harness.request(transaction("t1", "a1"));

        assertThat(harness.decisions()).isEqualTo(before);
        assertThat(harness.observer().repeated).isEqualTo(1);
    }

    @Test
    void an_id_that_comes_again_with_other_entities_is_refused_and_enters_no_history_of_theirs() {
        harness.use(model(ALL_KEPT));
        harness.request(transaction("t1", "a1"));
        int before = harness.historyPages(Stop.MERCHANT).size();

        harness.request(elsewhere("t1", "a1"));

        assertThat(harness.decisions()).hasSize(1);
        assertThat(harness.deadLetters()).hasSize(1);
        assertThat(harness.historyPages(Stop.MERCHANT)).hasSize(before);
    }

    @Test
    void a_retention_alone_keeps_the_history_for_features_that_are_declared_later() {
        harness.use(model(ALL_KEPT));
        harness.request(transaction("t1", "a1"));
        harness.decisions();

        harness.use(model(accountsWithin1h(Stop.MERCHANT)));
        harness.request(transaction("t2", "a2"));

        assertThat(harness.decisions())
                .extracting(FurtherStopsTest::firstFeature)
                .containsExactly(2.0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stop.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DECIDE"})
    void a_label_reaches_the_history_of_every_entity_of_its_transaction(Stop stop) {
        harness.use(model(fraudsWithin1h(stop)));
        harness.request(withEverything("t1", "a1", TopologyHarness.NOW.minusSeconds(60)));

        harness.label(fraud("t1"));
        harness.request(withEverything("t2", "a1", TopologyHarness.NOW));

        assertThat(harness.decisions())
                .extracting(FurtherStopsTest::firstFeature)
                .containsExactly(0.0, 1.0);
    }

    @Test
    void a_label_that_came_first_reaches_a_further_history_all_the_same() {
        harness.use(model(fraudsWithin1h(Stop.MERCHANT)));

        harness.label(fraud("t1"));
        harness.request(withEverything("t1", "a1", TopologyHarness.NOW.minusSeconds(60)));
        harness.request(withEverything("t2", "a1", TopologyHarness.NOW));

        assertThat(harness.decisions())
                .extracting(FurtherStopsTest::firstFeature)
                .containsExactly(0.0, 1.0);
    }

    private DecisionModel model(String features) {
        DecisionModel model = DecisionModel.load(RuleFiles.of(Map.of(
                "features.yaml", features.getBytes(StandardCharsets.UTF_8),
                "policy.yaml", SmallPolicy.lettingPass().getBytes(StandardCharsets.UTF_8))));
        models.add(model);
        return model;
    }

    private static String accountsWithin1h(Stop stop) {
        return """
                features:
                  accounts_1h: {entity: %s, measure: distinct, of: accountId, window: 1h, description: Accounts there}
                """.formatted(stop.entity().word());
    }

    private static String fraudsWithin1h(Stop stop) {
        return """
                features:
                  frauds_1h: {entity: %s, measure: count, window: 1h, where: {label: fraud}, description: Frauds there}
                """.formatted(stop.entity().word());
    }

    private static Double firstFeature(DecisionMade decision) {
        return decision.getFeatures().get(0).getValue();
    }

    private static TransactionLabelled fraud(String transactionId) {
        return TransactionLabelled.newBuilder()
                .setLabelId("label-of-" + transactionId)
                .setTransactionId(transactionId)
                .setLabelledAt(TopologyHarness.NOW.minusSeconds(30))
                .setLabel(FraudLabel.FRAUD)
                .setSource(LabelSource.CHARGEBACK)
                .build();
    }

    private static TransactionRequested withEverything(String transactionId, String accountId, Instant eventTime) {
        return TransactionRequested.newBuilder(atTerminal(transactionId, accountId))
                .setDeviceId("d1")
                .setEventTime(eventTime)
                .build();
    }

    private static TransactionRequested atTerminal(String transactionId, String accountId) {
        return TransactionRequested.newBuilder(transaction(transactionId, accountId))
                .setTerminalId("terminal-1")
                .setEntryMode(EntryMode.CONTACTLESS)
                .build();
    }

    private static TransactionRequested elsewhere(String transactionId, String accountId) {
        return TransactionRequested.newBuilder(transaction(transactionId, accountId))
                .setInstrumentToken("token-2")
                .setIpAddress("203.0.113.2")
                .setMerchantId("merchant-2")
                .build();
    }

    private static TransactionRequested transaction(String transactionId, String accountId) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId(accountId)
                .setInstrumentToken("token-1")
                .setIpAddress("203.0.113.1")
                .setMerchantId("merchant-1")
                .setEventTime(TopologyHarness.NOW)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
    }
}
