package dev.sluice.bench;

import java.util.List;

/** Results of steps, to be judged. */
final class Steps {

    private Steps() {}

    /** A step of a thousand transactions, so many of them answered in time, with a median. */
    static StepResult of(double rate, long answeredInTime, double p50Millis, double lateMillis) {
        return new StepResult(
                rate,
                1_000,
                answeredInTime,
                1_000,
                lateMillis,
                new Latencies(p50Millis, p50Millis, p50Millis, p50Millis, p50Millis, List.of()),
                new Work(1, 1, 1, 1),
                new Memory(1, 1));
    }
}
