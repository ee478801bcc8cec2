package dev.sluice.benchmarks;

import java.time.Duration;

/** Which of the overlapping windows stands for the time before a payment. Windows begin at whole steps, as in Kafka. */
enum HoppingReading {
    /**
     * The window that has been open longest: it holds the payment, and less than a step is missing at its far end.
     */
    OPEN_LONGEST("the open window that began first") {
        @Override
        long startMillis(long timeMillis, Duration size, Duration step) {
            return floor(timeMillis - size.toMillis(), step) + step.toMillis();
        }
    },
    /**
     * The window that closed last, whose result is final: less than a step is missing at its near end, with the payment
     * itself, and as much is there from before the far end.
     */
    CLOSED_LAST("the window that closed last") {
        @Override
        long startMillis(long timeMillis, Duration size, Duration step) {
            return floor(timeMillis, step) - size.toMillis();
        }
    };

    private final String words;

    HoppingReading(String words) {
        this.words = words;
    }

    /** What it is called in a sentence. */
    String words() {
        return words;
    }

    /**
     * When the window begins that is read at a time, milliseconds since 1970 UTC.
     *
     * @param timeMillis the time of the payment, milliseconds since 1970 UTC
     * @param size the length of each window, a whole number of steps
     * @param step from the beginning of one window to that of the next
     */
    abstract long startMillis(long timeMillis, Duration size, Duration step);

    private static long floor(long timeMillis, Duration step) {
        return timeMillis - Math.floorMod(timeMillis, step.toMillis());
    }
}
