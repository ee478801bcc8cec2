package dev.sluice.bench;

import java.time.Duration;
import java.util.List;

/**
 * What is sent at each subject.
 *
 * @param rates transactions a second, on average, one step after the other, none lower than the one before; telemetry and
 *     other events come on top
 * @param length how long each step is
 * @param warmUp how long the first rate is sent before it is measured
 * @param telemetryPerTransaction how many further reports of devices are sent for each transaction, beside those that
 *     the simulated world makes
 * @param keys how traffic spreads over accounts and terminals
 * @param seed chooses the traffic, the same for every subject
 */
public record BenchLoad(
        List<Double> rates, Duration length, Duration warmUp, int telemetryPerTransaction, Keys keys, long seed) {

    private static final double RATE_MAX = 100_000;
    private static final int TELEMETRY_MAX = 1_000;

    public BenchLoad {
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("at least one rate must be measured");
        }
        double before = 0;
        for (double rate : rates) {
            requireStep(rate, before);
            before = rate;
        }
        if (length.isZero() || length.isNegative()) {
            throw new IllegalArgumentException("the length must be more than zero, but is " + length);
        }
        if (warmUp.isNegative()) {
            throw new IllegalArgumentException("the warm-up must not be negative, but is " + warmUp);
        }
        if (telemetryPerTransaction < 0 || telemetryPerTransaction > TELEMETRY_MAX) {
            throw new IllegalArgumentException("telemetry per transaction must be between 0 and " + TELEMETRY_MAX
                    + ", but is " + telemetryPerTransaction);
        }
        rates = List.copyOf(rates);
    }

    private static void requireStep(double rate, double before) {
        if (!(rate > 0 && rate <= RATE_MAX)) {
            throw new IllegalArgumentException("rate must be more than 0 and at most " + RATE_MAX + ", but is " + rate);
        }
        if (rate < before) {
            throw new IllegalArgumentException(
                    "steps must not fall, since what comes after one that cannot be kept says nothing; but " + rate
                            + " comes after " + before);
        }
    }

    /** The first rate, which is the lowest. */
    double firstRate() {
        return rates.get(0);
    }

    /** The last rate, which is the highest. */
    double lastRate() {
        return rates.get(rates.size() - 1);
    }
}
