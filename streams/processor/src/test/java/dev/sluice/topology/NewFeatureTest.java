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
import org.junit.jupiter.api.BeforeAll;
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

    private static final List<TransactionRequested> PUBLISHED = new ArrayList<>();
    private static final Set<String> KNOWN_FRAUDS = new HashSet<>();
    private static TransactionRequested next;
    private static DecisionMade decision;
    private static String hashOfTheNewRules;

    /** Five weeks pass, the features are declared, and the next payment comes. */
    @BeforeAll
    static void decideTheNextPayment() {
        Random random = new Random(5);
        try (DecisionModel before = SmallModel.of(RETENTION + FEATURES);
                DecisionModel after = SmallModel.of(RETENTION + FEATURES + NEW_FEATURES);
                TopologyHarness harness = new TopologyHarness(before, TopologyHarness.WITHOUT_WAITING)) {
            fiveWeeksOfPayments(random).forEach(payment -> publish(payment, harness, random));
            harness.decisions();

            harness.use(after);
            next = atTheSameEntities("next", NEXT, random);
            PUBLISHED.add(next);
            harness.request(next);
            decision = harness.decisions().get(0);
            hashOfTheNewRules = after.contentHash();
        }
    }

    private static List<TransactionRequested> fiveWeeksOfPayments(Random random) {
        List<TransactionRequested> past = new ArrayList<>();
        for (int number = 0; number < PAYMENTS; number++) {
            past.add(payment("p" + number, NEXT.minusMillis(random.nextLong(PAST.toMillis())), random));
        }
        past.add(atTheSameEntities("just-outside", NEXT.minus(WINDOW), random));
        past.add(atTheSameEntities("just-inside", NEXT.minus(WINDOW).plusMillis(1), random));
        past.sort((one, other) -> one.getEventTime().compareTo(other.getEventTime()));
        someAreLate(past, random);
        return past;
    }

    @Test
    void the_sum_of_an_accounts_amounts_is_exact_on_the_next_transaction() {
        double expected = inWindow(payment -> payment.getAccountId().equals(next.getAccountId()))
                .map(TransactionRequested::getAmount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();

        assertThat(valueOf("account_amount_sum_30d")).isCloseTo(expected, within(1e-9));
    }

    @Test
    void the_number_of_a_devices_accounts_is_exact_on_the_next_transaction() {
        long expected = inWindow(payment -> payment.getDeviceId().equals(next.getDeviceId()))
                .map(TransactionRequested::getAccountId)
                .distinct()
                .count();

        assertThat(valueOf("device_accounts_30d")).isEqualTo(expected);
    }

    @Test
    void the_number_of_known_frauds_at_a_terminal_is_exact_on_the_next_transaction() {
        long expected = inWindow(payment -> payment.getTerminalId().equals(next.getTerminalId()))
                .filter(payment -> KNOWN_FRAUDS.contains(payment.getTransactionId()))
                .count();

        assertThat(valueOf("terminal_frauds_30d")).isEqualTo(expected);
    }

    @Test
    void nothing_is_degraded_by_it() {
        assertThat(decision.getDegradedReasons()).isEmpty();
        assertThat(decision.getRuleSetHash()).isEqualTo(hashOfTheNewRules);
    }

    private static void someAreLate(List<TransactionRequested> past, Random random) {
        for (int index = 0; index + 40 < past.size(); index += 7) {
            Collections.swap(past, index, index + 1 + random.nextInt(39));
        }
    }

    private static TransactionRequested payment(String transactionId, Instant time, Random random) {
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

    private static TransactionRequested atTheSameEntities(String transactionId, Instant time, Random random) {
        return TransactionRequested.newBuilder(payment(transactionId, time, random))
                .setAccountId("account-0")
                .setDeviceId("device-0")
                .setTerminalId("terminal-0")
                .build();
    }

    /** Some come twice, and some are known to be fraud at once. */
    private static void publish(TransactionRequested payment, TopologyHarness harness, Random random) {
        PUBLISHED.add(payment);
        harness.request(payment);
        if (random.nextInt(10) == 0) {
            harness.request(payment);
        }
        if (random.nextInt(5) == 0) {
            KNOWN_FRAUDS.add(payment.getTransactionId());
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

    /** By the contract: later than the beginning of the window, and the transaction itself is in it. */
    private static Stream<TransactionRequested> inWindow(Predicate<TransactionRequested> concerned) {
        Instant end = next.getEventTime();
        return PUBLISHED.stream()
                .filter(payment -> payment.getEventTime().isAfter(end.minus(WINDOW)))
                .filter(payment -> !payment.getEventTime().isAfter(end))
                .filter(concerned);
    }

    private static double valueOf(String feature) {
        return decision.getFeatures().stream()
                .filter(value -> value.getName().equals(feature))
                .map(FeatureValue::getValue)
                .findAny()
                .orElseThrow();
    }
}
