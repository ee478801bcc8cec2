package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Horizons;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A feature over thirty days that is declared after five weeks of payments were processed without it. What it has to be is
 * counted anew from all payments that were ever published.
 */
class NewFeatureTest {

    private static final Instant NEXT = TopologyHarness.NOW;
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final Duration PAST = Duration.ofDays(35);
    private static final int PAYMENTS = 600;
    private static final TopologySettings WITHOUT_WAITING =
            new TopologySettings(1, Duration.ZERO, Horizons.DEFAULT, Duration.ofDays(1), Layout.BY_ENTITY);

    private static final String RETENTION = "retention: {account: 40d, device: 40d, terminal: 40d}\n";
    private static final String FEATURES = """
            features:
              account_count_1h: {entity: account, measure: count, window: 1h, description: Payments within an hour}
            """;
    private static final String NEW_FEATURES = """
              account_amount_sum_30d:
                {entity: account, measure: sum, of: amount, window: 30d, where: {same: currency}, description: Spent}
              device_accounts_30d:
                {entity: device, measure: distinct, of: accountId, window: 30d, description: Accounts on the device}
              terminal_frauds_30d:
                {entity: terminal, measure: count, window: 30d, where: {label: fraud}, description: Known frauds}
            """;

    private final Random random = new Random(5);
    private final List<DecisionModel> models = new ArrayList<>();
    private final List<TransactionRequested> published = new ArrayList<>();
    private final Set<String> knownFrauds = new HashSet<>();
    private TopologyHarness harness;

    private DecisionModel model(String features) {
        DecisionModel model = SmallModel.of(features);
        models.add(model);
        return model;
    }

    @BeforeEach
    void fiveWeeksHavePassed() {
        harness = new TopologyHarness(model(RETENTION + FEATURES), WITHOUT_WAITING);
        List<TransactionRequested> past = new ArrayList<>();
        for (int number = 0; number < PAYMENTS; number++) {
            past.add(payment("p" + number, NEXT.minusMillis(random.nextLong(PAST.toMillis()))));
        }
        past.add(atTheSameEntities("just-outside", NEXT.minus(WINDOW)));
        past.add(atTheSameEntities("just-inside", NEXT.minus(WINDOW).plusMillis(1)));
        past.sort((one, other) -> one.getEventTime().compareTo(other.getEventTime()));
        someAreLate(past);
        past.forEach(this::publish);
    }

    @AfterEach
    void stop() {
        harness.close();
        models.forEach(DecisionModel::close);
    }

    @Test
    void the_sum_of_an_accounts_amounts_is_exact_on_the_next_transaction() {
        harness.use(model(RETENTION + FEATURES + NEW_FEATURES));
        TransactionRequested next = atTheSameEntities("next", NEXT);

        DecisionMade decision = decide(next);

        double expected = inWindow(next, payment -> payment.getAccountId().equals(next.getAccountId()))
                .map(TransactionRequested::getAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
        assertThat(valueOf(decision, "account_amount_sum_30d")).isCloseTo(expected, within(1e-9));
    }

    @Test
    void the_number_of_a_devices_accounts_is_exact_on_the_next_transaction() {
        harness.use(model(RETENTION + FEATURES + NEW_FEATURES));
        TransactionRequested next = atTheSameEntities("next", NEXT);

        DecisionMade decision = decide(next);

        long expected = inWindow(next, payment -> payment.getDeviceId().equals(next.getDeviceId()))
                .map(TransactionRequested::getAccountId)
                .distinct()
                .count();
        assertThat(valueOf(decision, "device_accounts_30d")).isEqualTo(expected);
    }

    @Test
    void the_number_of_known_frauds_at_a_terminal_is_exact_on_the_next_transaction() {
        harness.use(model(RETENTION + FEATURES + NEW_FEATURES));
        TransactionRequested next = atTheSameEntities("next", NEXT);

        DecisionMade decision = decide(next);

        long expected = inWindow(next, payment -> payment.getTerminalId().equals(next.getTerminalId()))
                .filter(payment -> knownFrauds.contains(payment.getTransactionId()))
                .count();
        assertThat(valueOf(decision, "terminal_frauds_30d")).isEqualTo(expected);
    }

    @Test
    void nothing_is_degraded_by_it() {
        harness.use(model(RETENTION + FEATURES + NEW_FEATURES));

        DecisionMade decision = decide(atTheSameEntities("next", NEXT));

        assertThat(decision.getDegradedReasons()).isEmpty();
        assertThat(decision.getRuleSetHash()).isEqualTo(models.get(1).contentHash());
    }

    private void someAreLate(List<TransactionRequested> past) {
        for (int index = 0; index + 40 < past.size(); index += 7) {
            Collections.swap(past, index, index + 1 + random.nextInt(39));
        }
    }

    private TransactionRequested payment(String transactionId, Instant time) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("account-" + random.nextInt(40))
                .setDeviceId("device-" + random.nextInt(30))
                .setTerminalId("terminal-" + random.nextInt(5))
                .setEventTime(time)
                .setAmount(BigDecimal.valueOf(1 + random.nextInt(1_000_000), 4))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.CONTACTLESS)
                .build();
    }

    private TransactionRequested atTheSameEntities(String transactionId, Instant time) {
        return TransactionRequested.newBuilder(payment(transactionId, time))
                .setAccountId("account-0")
                .setDeviceId("device-0")
                .setTerminalId("terminal-0")
                .build();
    }

    /** Some come twice, and some are known to be fraud at once. */
    private void publish(TransactionRequested payment) {
        published.add(payment);
        harness.request(payment);
        if (random.nextInt(10) == 0) {
            harness.request(payment);
        }
        if (random.nextInt(5) == 0) {
            knownFrauds.add(payment.getTransactionId());
            harness.label(fraud(payment));
        }
    }

    private static TransactionLabelled fraud(TransactionRequested payment) {
        return TransactionLabelled.newBuilder()
                .setLabelId("label-of-" + payment.getTransactionId())
                .setTransactionId(payment.getTransactionId())
                .setLabel(FraudLabel.FRAUD)
                .setSource(LabelSource.COMPLAINT)
                .setLabelledAt(payment.getEventTime())
                .build();
    }

    private DecisionMade decide(TransactionRequested next) {
        harness.decisions();
        published.add(next);
        harness.request(next);
        return harness.decisions().get(0);
    }

    /** By the contract: later than the beginning of the window, and the transaction itself is in it. */
    private Stream<TransactionRequested> inWindow(
            TransactionRequested transaction, Predicate<TransactionRequested> concerned) {
        Instant end = transaction.getEventTime();
        return published.stream()
                .filter(payment -> payment.getEventTime().isAfter(end.minus(WINDOW)))
                .filter(payment -> !payment.getEventTime().isAfter(end))
                .filter(concerned);
    }

    private static double valueOf(DecisionMade decision, String feature) {
        return decision.getFeatures().stream()
                .filter(value -> value.getName().equals(feature))
                .map(FeatureValue::getValue)
                .findAny()
                .orElseThrow();
    }
}
