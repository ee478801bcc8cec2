package dev.sluice.benchmarks;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * How wrong hopping windows are: a seeded stream of payments of one terminal, and at each of them what the windows say
 * against the exact count and sum. Begins when the first window is full.
 *
 * @param size the length of each window, a whole number of steps
 * @param eventsInWindow how many payments there are in thirty days
 * @param payments how many payments are compared
 */
record HoppingErrorTrial(Duration size, int eventsInWindow, int payments) {

    private static final String TERMINAL = "terminal-1";
    private static final long SEED = 20_260_102;

    /**
     * The errors of one way of reading.
     *
     * @param count of the number of payments
     * @param sum of the sum of their amounts
     */
    record Errors(HoppingError count, HoppingError sum) {}

    /** Runs the stream through the windows; the errors of each way of reading. */
    Map<HoppingReading, Errors> run() {
        Map<HoppingReading, Errors> errors = new EnumMap<>(HoppingReading.class);
        for (HoppingReading reading : HoppingReading.values()) {
            errors.put(reading, new Errors(new HoppingError(), new HoppingError()));
        }
        PaymentStream stream =
                new PaymentStream(Counterparties.ofTerminal(TERMINAL, eventsInWindow), eventsInWindow, SEED);
        Deque<Payment> window = new ArrayDeque<>();
        try (HoppingWindows windows = new HoppingWindows(size)) {
            long compared = 0;
            while (compared < payments) {
                Payment payment = stream.next();
                windows.arrive(TERMINAL, payment);
                window.addLast(payment);
                while (window.getFirst().timeMillis() <= payment.timeMillis() - size.toMillis()) {
                    window.removeFirst();
                }
                if (payment.timeMillis() >= PaymentStream.START_MILLIS + size.toMillis()) {
                    compare(windows, window, payment, errors);
                    compared++;
                }
            }
        }
        return errors;
    }

    private static void compare(
            HoppingWindows windows, Deque<Payment> window, Payment payment, Map<HoppingReading, Errors> errors) {
        long sum = window.stream().mapToLong(Payment::amountUnscaled).sum();
        errors.forEach((reading, error) -> {
            HoppingTotals totals = windows.read(TERMINAL, payment, reading);
            error.count().add(totals.count(), window.size());
            error.sum().add(totals.sumUnscaled(), sum);
        });
    }
}
