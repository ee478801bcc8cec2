package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Stop;
import dev.sluice.replay.InMemoryPath;
import dev.sluice.rules.RuleFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was decided about a payment is in the histories of all that it met, for the payments after it. */
class OutcomesOnHistoriesTest {

    private static final String RULE = """
            rule "%s"
                @owner("card-fraud")
                @severity(high)
                @lifecycle(live)
                @technique("F1015")
                @reason("The amount is one that these tests decide by")
            when
                Transaction(amount >= %s)
            then
                %s;
            end
            """;
    private static final BigDecimal ALLOWED = new BigDecimal("5.0000");
    private static final BigDecimal CHALLENGED = new BigDecimal("50.0000");
    private static final BigDecimal BLOCKED = new BigDecimal("500.0000");
    private static final Instant NOON = TopologyHarness.NOW.minus(Duration.ofMinutes(10));
    private static final int PAYMENTS = 400;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Collections.reverse(opened);
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Stop.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DECIDE"})
    void a_blocked_payment_counts_at_its_entities_from_a_second_later_on(Stop stop) {
        TopologyHarness harness = harness(model(stopped(stop, "block")));

        harness.request(payment("blocked", NOON, BLOCKED));
        harness.request(payment("at-the-same-time", NOON, ALLOWED));
        harness.request(payment("shortly-after", NOON.plusMillis(999), ALLOWED));
        harness.request(payment("a-second-after", NOON.plusMillis(1_000), ALLOWED));

        assertThat(harness.decisions())
                .extracting(OutcomesOnHistoriesTest::firstFeature)
                .containsExactly(0.0, 0.0, 0.0, 1.0);
    }

    @Test
    void challenged_and_blocked_payments_are_told_apart_and_allowed_ones_are_neither() {
        TopologyHarness harness = harness(model(stopped(Stop.ACCOUNT, "challenge")
                + stopped(Stop.DEVICE, "block")
                + stopped(Stop.TERMINAL, "[challenge, block]")));

        harness.request(payment("t1", NOON, ALLOWED));
        harness.request(payment("t2", NOON, CHALLENGED));
        harness.request(payment("t3", NOON, BLOCKED));
        harness.request(payment("t4", NOON.plusSeconds(1), ALLOWED));

        List<DecisionMade> decisions = harness.decisions();
        assertThat(decisions)
                .extracting(DecisionMade::getAction)
                .containsExactly(
                        DecisionAction.ALLOW, DecisionAction.CHALLENGE, DecisionAction.BLOCK, DecisionAction.ALLOW);
        assertThat(decisions.get(3).getFeatures())
                .extracting(feature -> feature.getValue())
                .containsExactly(1.0, 1.0, 2.0);
    }

    @Test
    void a_feature_that_is_declared_later_knows_the_outcomes_of_before() {
        TopologyHarness harness = harness(model(""));
        harness.request(payment("t1", NOON, BLOCKED));
        harness.decisions();

        harness.use(model(stopped(Stop.DEVICE, "block")));
        harness.request(payment("t2", NOON.plusSeconds(60), ALLOWED));

        assertThat(harness.decisions())
                .extracting(OutcomesOnHistoriesTest::firstFeature)
                .containsExactly(1.0);
    }

    @Test
    void a_payment_that_comes_again_is_answered_as_before_and_counted_once() {
        TopologyHarness harness = harness(model(stopped(Stop.ACCOUNT, "block")));

        harness.request(payment("t1", NOON, BLOCKED));
        harness.request(payment("t1", NOON, BLOCKED));
        harness.request(payment("t2", NOON.plusSeconds(60), ALLOWED));

        List<DecisionMade> decisions = harness.decisions();
        assertThat(decisions.get(1)).isEqualTo(decisions.get(0));
        assertThat(firstFeature(decisions.get(2))).isEqualTo(1.0);
    }

    @Test
    void the_replay_says_the_same_of_every_payment() {
        StringBuilder features = new StringBuilder();
        for (Stop stop : Stop.values()) {
            if (stop.hasHistory()) {
                features.append(stopped(stop, "[challenge, block]"));
            }
        }
        DecisionModel model = model(features.toString());
        TopologyHarness harness = harness(model);
        InMemoryPath replay = new InMemoryPath(model);

        List<DecisionMade> replayed = new ArrayList<>();
        for (TransactionRequested payment : paymentsThatMeetEachOther(new Random(7), PAYMENTS)) {
            harness.request(payment);
            replayed.add(replay.decide(payment).decision());
        }

        assertThat(harness.decisions()).isEqualTo(replayed);
        assertThat(replayed.get(PAYMENTS - 1).getFeatures()).allMatch(feature -> feature.getValue() > 0);
    }

    /** Late ones and those that come again among them. */
    private static List<TransactionRequested> paymentsThatMeetEachOther(Random random, int count) {
        List<TransactionRequested> payments = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            boolean comesAgain = number > 0 && random.nextInt(10) == 0;
            if (comesAgain) {
                payments.add(payments.get(random.nextInt(number)));
                continue;
            }
            Instant eventTime = NOON.plusMillis(400L * number - random.nextInt(3_000));
            BigDecimal amount = List.of(ALLOWED, CHALLENGED, BLOCKED).get(random.nextInt(3));
            boolean atTerminal = random.nextBoolean();
            payments.add(TransactionRequested.newBuilder(payment("t" + number, eventTime, amount))
                    .setAccountId("a" + (1 + random.nextInt(3)))
                    .setDeviceId(random.nextBoolean() ? "d" + (1 + random.nextInt(3)) : null)
                    .setTerminalId(atTerminal ? "terminal-" + (1 + random.nextInt(3)) : null)
                    .setEntryMode(atTerminal ? EntryMode.CONTACTLESS : EntryMode.ECOMMERCE)
                    .build());
        }
        payments.set(count - 1, payment("last", NOON.plusMillis(400L * count), ALLOWED));
        return payments;
    }

    private static String stopped(Stop stop, String outcome) {
        return "  %s_stopped_1h: {entity: %s, measure: count, window: 1h, where: {outcome: %s}, description: Stopped}\n"
                .formatted(stop.entity().word(), stop.entity().word(), outcome);
    }

    private DecisionModel model(String features) {
        String file = features.isEmpty() ? "features: {}\n" : "features:\n" + features;
        DecisionModel model = DecisionModel.load(RuleFiles.of(Map.of(
                "features.yaml", bytes(file),
                "policy.yaml", bytes(SmallPolicy.lettingPass()),
                "account/FRD-ACC-001.drl", bytes(RULE.formatted("FRD-ACC-001", "10.00", "challenge(0.70)")),
                "account/FRD-ACC-002.drl", bytes(RULE.formatted("FRD-ACC-002", "100.00", "block(0.97)")))));
        opened.add(model);
        return model;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private TopologyHarness harness(DecisionModel model) {
        TopologyHarness harness = new TopologyHarness(model, TopologyHarness.WITHOUT_WAITING);
        opened.add(harness);
        return harness;
    }

    private static Double firstFeature(DecisionMade decision) {
        return decision.getFeatures().get(0).getValue();
    }

    private static TransactionRequested payment(String transactionId, Instant eventTime, BigDecimal amount) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("a1")
                .setInstrumentToken("token-1")
                .setIpAddress("203.0.113.1")
                .setMerchantId("merchant-1")
                .setDeviceId("d1")
                .setTerminalId("terminal-1")
                .setEventTime(eventTime)
                .setAmount(amount)
                .setCurrency("EUR")
                .setEntryMode(EntryMode.CONTACTLESS)
                .build();
    }
}
