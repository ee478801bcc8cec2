package dev.sluice.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The twelve windows by which the Fraud Detection Handbook describes customers and terminals: count and mean amount of
 * the customer over 1, 7 and 30 days, and count and share of fraud at the terminal over the same, a week late, since a
 * label becomes known a week after its transaction.
 */
class HandbookColumnsTest {

    private static final long SEED = 20180401;
    private static final int TRANSACTIONS = 6_000;
    private static final long SECOND_MILLIS = 1_000;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long LABEL_DELAY_MILLIS = 7 * DAY_MILLIS;
    private static final int[] WINDOW_DAYS = {1, 7, 30};

    private static final FeatureCatalog CATALOG =
            FeatureCatalog.parse("features.yaml", features()).orThrow();

    private record Payment(String id, String customer, String terminal, long timeMillis, long amount, boolean fraud) {}

    private final FeatureEvaluator ofCustomer = new FeatureEvaluator(CATALOG, Entity.ACCOUNT);
    private final FeatureEvaluator ofTerminal = new FeatureEvaluator(CATALOG, Entity.TERMINAL);
    private final HistoryStore customers = HistoryStore.inMemory();
    private final HistoryStore terminals = HistoryStore.inMemory();

    @Test
    void all_twelve_columns_of_every_transaction_equal_a_count_over_all_transactions() {
        List<Payment> payments = payments(new Random(SEED));
        Queue<Payment> unlabelled = new ArrayDeque<>();

        for (Payment payment : payments) {
            while (!unlabelled.isEmpty()
                    && unlabelled.element().timeMillis() + LABEL_DELAY_MILLIS <= payment.timeMillis()) {
                label(unlabelled.remove());
            }
            HistoryEvent event = HistoryEvent.builder(payment.id(), payment.timeMillis(), payment.amount())
                    .with(Attribute.CURRENCY, "EUR")
                    .build();
            FeatureValues customer =
                    values(ofCustomer, history(customers, payment.customer(), ofCustomer, Entity.ACCOUNT), event);
            FeatureValues terminal =
                    values(ofTerminal, history(terminals, payment.terminal(), ofTerminal, Entity.TERMINAL), event);
            unlabelled.add(payment);

            for (int i = 0; i < WINDOW_DAYS.length; i++) {
                assertCustomerColumns(payments, payment, customer, i);
                assertTerminalColumns(payments, payment, terminal, i);
            }
        }
    }

    private static void assertCustomerColumns(
            List<Payment> payments, Payment current, FeatureValues values, int window) {
        long count = 0;
        long sum = 0;
        for (Payment payment : payments) {
            boolean inWindow = payment.timeMillis() > current.timeMillis() - WINDOW_DAYS[window] * DAY_MILLIS
                    && payment.timeMillis() <= current.timeMillis();
            if (inWindow && payment.customer().equals(current.customer())) {
                count++;
                sum += payment.amount();
            }
            if (payment.equals(current)) {
                break;
            }
        }
        assertThat(values.value(2 * window)).isEqualTo(count);
        assertThat(values.value(2 * window + 1)).isEqualTo((double) sum / (10_000 * count));
    }

    private static void assertTerminalColumns(
            List<Payment> payments, Payment current, FeatureValues values, int window) {
        long end = current.timeMillis() - LABEL_DELAY_MILLIS;
        long count = 0;
        long frauds = 0;
        for (Payment payment : payments) {
            boolean inWindow =
                    payment.timeMillis() > end - WINDOW_DAYS[window] * DAY_MILLIS && payment.timeMillis() <= end;
            if (inWindow && payment.terminal().equals(current.terminal())) {
                count++;
                frauds += payment.fraud() ? 1 : 0;
            }
        }
        assertThat(values.value(2 * window)).isEqualTo(count);
        assertThat(values.value(2 * window + 1)).isEqualTo(count == 0 ? 0 : (double) frauds / count);
    }

    private static FeatureValues values(FeatureEvaluator evaluator, EntityHistory history, HistoryEvent event) {
        assertThat(history.add(event)).isEqualTo(Arrival.ADDED);
        return evaluator.evaluate(history, event);
    }

    private void label(Payment payment) {
        Label label = payment.fraud() ? Label.FRAUD : Label.GENUINE;
        assertThat(history(terminals, payment.terminal(), ofTerminal, Entity.TERMINAL)
                        .label(payment.id(), payment.timeMillis(), label, payment.timeMillis() + LABEL_DELAY_MILLIS))
                .isTrue();
    }

    private static EntityHistory history(
            HistoryStore histories, String key, FeatureEvaluator evaluator, Entity entity) {
        return histories.open(key, CATALOG.limits(entity), evaluator.plan());
    }

    /** Sixty days in order, on a clock of whole seconds, so that some share their instant. */
    private static List<Payment> payments(Random random) {
        List<Payment> payments = new ArrayList<>();
        long timeMillis = 1_522_540_800_000L;
        long stepSeconds = 60 * DAY_MILLIS / SECOND_MILLIS / TRANSACTIONS;
        for (int i = 0; i < TRANSACTIONS; i++) {
            timeMillis += random.nextInt(20) == 0 ? 0 : SECOND_MILLIS * random.nextLong(2 * stepSeconds);
            payments.add(new Payment(
                    "tx-" + i,
                    "customer-" + random.nextInt(40),
                    "terminal-" + random.nextInt(60),
                    timeMillis,
                    100L * (1 + random.nextInt(30_000)),
                    random.nextInt(30) == 0));
        }
        return payments;
    }

    private static String features() {
        StringBuilder text = new StringBuilder("features:\n");
        for (int days : WINDOW_DAYS) {
            text.append("""
                      customer_count_%1$dd: {entity: account, measure: count, window: %1$dd}
                      customer_mean_%1$dd:
                        {entity: account, measure: mean, of: amount, window: %1$dd, where: {same: currency}}
                      terminal_count_%1$dd: {entity: terminal, measure: count, window: %1$dd, delay: 7d}
                      terminal_risk_%1$dd:
                        {entity: terminal, measure: share, window: %1$dd, delay: 7d, where: {label: fraud}, ifEmpty: 0}
                    """.indent(2).formatted(days));
        }
        return text.toString();
    }
}
