package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoppingWindowsTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final long MINUTE = 60_000;
    private static final long NOON = PaymentStream.START_MILLIS + 12 * 60 * MINUTE;

    @Test
    void the_window_that_has_been_open_longest_misses_the_far_end() {
        try (HoppingWindows windows = new HoppingWindows(HOUR)) {
            // At 13:00:30, the hour before begins after 12:00:30; the window that is read begins at 12:01.
            Payment last = arrive(windows, NOON + MINUTE / 2 + 1, NOON + MINUTE, NOON + 60 * MINUTE + MINUTE / 2);

            assertThat(windows.read("id", last, HoppingReading.OPEN_LONGEST))
                    .isEqualTo(new HoppingTotals(2, 400, 200, 200));
        }
    }

    @Test
    void the_window_that_closed_last_misses_the_payment_itself_and_holds_what_is_too_old() {
        try (HoppingWindows windows = new HoppingWindows(HOUR)) {
            // At 13:00:30 that is the one from 12:00 to 13:00.
            Payment last = arrive(windows, NOON, NOON + MINUTE, NOON + 60 * MINUTE + MINUTE / 2);

            assertThat(windows.read("id", last, HoppingReading.CLOSED_LAST))
                    .isEqualTo(new HoppingTotals(2, 400, 200, 200));
        }
    }

    @Test
    void a_window_without_payments_reads_as_none() {
        try (HoppingWindows windows = new HoppingWindows(HOUR)) {
            Payment only = arrive(windows, NOON);

            assertThat(windows.read("id", only, HoppingReading.CLOSED_LAST)).isEqualTo(HoppingTotals.NONE);
        }
    }

    @Test
    void each_payment_is_put_into_as_many_windows_as_steps_fit_into_one() {
        assertThat(HoppingWindows.updatesPerEvent(HOUR)).isEqualTo(60);
        assertThat(HoppingWindows.updatesPerEvent(Duration.ofDays(30))).isEqualTo(43_200);
    }

    @Test
    void the_error_is_relative_to_the_exact_value() {
        HoppingError error = new HoppingError();

        error.add(10, 10);
        error.add(9, 10);
        error.add(15, 10);
        error.add(0, 10);

        assertThat(error.events()).isEqualTo(4);
        assertThat(error.differentShare()).isEqualTo(0.75);
        assertThat(error.relativeMean()).isEqualTo((0.1 + 0.5 + 1) / 4);
        assertThat(error.relativeMax()).isEqualTo(1);
    }

    @Test
    void a_trial_compares_each_payment_and_the_final_window_always_lacks_it() {
        Map<HoppingReading, HoppingErrorTrial.Errors> errors = new HoppingErrorTrial(HOUR, 10_000, 300).run();

        HoppingError open = errors.get(HoppingReading.OPEN_LONGEST).count();
        HoppingError closed = errors.get(HoppingReading.CLOSED_LAST).count();
        assertThat(open.events()).isEqualTo(300);
        assertThat(open.differentShare()).isBetween(0.01, 0.4);
        assertThat(closed.differentShare()).isGreaterThan(open.differentShare());
        assertThat(closed.relativeMax()).isLessThanOrEqualTo(1);
    }

    /** Payments of 0.02 each, and the last of them. */
    private static Payment arrive(HoppingWindows windows, long... timesMillis) {
        Payment last = null;
        for (long timeMillis : timesMillis) {
            last = new Payment(
                    "payment",
                    timeMillis,
                    200,
                    "EUR",
                    "a",
                    "i",
                    "d",
                    "t",
                    "m",
                    "CHIP",
                    "NONE",
                    null,
                    null,
                    0,
                    0,
                    Payment.NEVER);
            windows.arrive("id", last);
        }
        assertThat(last).isNotNull();
        return last;
    }
}
