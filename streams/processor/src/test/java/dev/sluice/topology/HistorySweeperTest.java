package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Stop;
import dev.sluice.rules.RuleFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Histories of entities that are never seen again, in the store that holds them in production. */
class HistorySweeperTest {

    private static final String FEATURES = """
            features:
              account_count_2h: {entity: account, measure: count, window: 2h, description: Payments}
              device_count_2h: {entity: device, measure: count, window: 2h, description: Payments}
            """;
    private static final Instant NOW = TopologyHarness.NOW;
    /** What is kept, a day for late events included, and the tenth of it that a round waits for. */
    private static final Duration OVERDUE = Duration.ofHours(26 + 3);

    private static final Instant LONG_AGO = NOW.minus(OVERDUE);

    private DecisionModel model;
    private TopologyHarness harness;

    @BeforeEach
    void start() {
        model = DecisionModel.load(RuleFiles.of(Map.of(
                "features.yaml", FEATURES.getBytes(StandardCharsets.UTF_8),
                "policy.yaml", SmallPolicy.lettingPass().getBytes(StandardCharsets.UTF_8))));
        harness = new TopologyHarness(model, TopologyHarness.WITHOUT_WAITING);
    }

    @AfterEach
    void stop() {
        harness.close();
        model.close();
    }

    @Test
    void a_history_with_all_its_pages_goes_when_its_entity_is_not_seen_any_longer() {
        payments("gone", "device-gone", LONG_AGO, 400);
        payments("stays", "device-stays", NOW, 1);
        assertThat(harness.historyPages(Stop.ACCOUNT)).hasSizeGreaterThan(3);

        sweep();

        assertThat(harness.historyPages(Stop.ACCOUNT)).hasSize(2);
        assertThat(harness.historyPages(Stop.DEVICE)).hasSize(2);
    }

    @Test
    void nothing_goes_that_a_late_event_may_still_need() {
        payments("seen", "device-seen", NOW.minus(Duration.ofHours(25)), 400);
        payments("stays", "device-stays", NOW, 1);
        int before = harness.historyPages(Stop.ACCOUNT).size();

        sweep();

        assertThat(harness.historyPages(Stop.ACCOUNT)).hasSize(before);
    }

    @Test
    void an_entity_that_comes_back_begins_anew_and_is_not_degraded() {
        payments("gone", "device-gone", LONG_AGO, 400);
        payments("stays", "device-stays", NOW, 1);
        sweep();
        harness.decisions();

        harness.request(payment("back", "gone", "device-gone", NOW.minus(Duration.ofHours(23))));
        harness.request(payment("again", "gone", "device-gone", NOW.minus(Duration.ofHours(22))));

        assertThat(harness.decisions()).extracting(DecisionMade::getDegraded).containsExactly(false, false);
    }

    @Test
    void a_payment_that_comes_too_late_for_what_was_removed_says_so() {
        payments("gone", "device-gone", LONG_AGO, 400);
        payments("stays", "device-stays", NOW, 1);
        sweep();
        harness.decisions();

        harness.request(payment("late", "gone", "device-gone", LONG_AGO.plus(Duration.ofHours(1))));

        assertThat(harness.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.getDegradedReasons())
                        .contains("feature account_count_2h covers only what is left of its window"));
    }

    private void sweep() {
        for (int look = 0; look < 5; look++) {
            harness.passWallClockTime(Duration.ofSeconds(1));
        }
    }

    private void payments(String accountId, String deviceId, Instant from, int count) {
        for (int number = 0; number < count; number++) {
            harness.request(payment(accountId + number, accountId, deviceId, from.plusMillis(number)));
        }
    }

    private static TransactionRequested payment(
            String transactionId, String accountId, String deviceId, Instant eventTime) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId(accountId)
                .setDeviceId(deviceId)
                .setEventTime(eventTime)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
    }
}
