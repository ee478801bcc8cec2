package dev.sluice.rules;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Notices what takes longer than it may. Where decisions must not depend on a clock, as in a replay and in tests of rules,
 * nothing is watched. Safe for use by many threads.
 */
final class OverrunWatch {

    /** Looks at no clock. */
    static final OverrunWatch NONE = new OverrunWatch(Long.MAX_VALUE, () -> 0);

    private final long budgetNanos;
    private final LongSupplier nanoClock;
    private final LongAdder overruns = new LongAdder();

    private OverrunWatch(long budgetNanos, LongSupplier nanoClock) {
        this.budgetNanos = budgetNanos;
        this.nanoClock = nanoClock;
    }

    /**
     * @param budget how long one evaluation may take
     * @param nanoClock nanoseconds since any moment
     */
    static OverrunWatch of(Duration budget, LongSupplier nanoClock) {
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("the time for one evaluation must be positive, not " + budget);
        }
        return new OverrunWatch(budget.toNanos(), nanoClock);
    }

    /** The moment at which something begins. */
    long start() {
        return nanoClock.getAsLong();
    }

    /** Whether what began at that moment has taken too long. */
    boolean isOver(long start) {
        return nanoClock.getAsLong() - start > budgetNanos;
    }

    /** Counts an evaluation that took too long. */
    void countOverrun() {
        overruns.increment();
    }

    /** Evaluations that took too long. */
    long overruns() {
        return overruns.sum();
    }

    /** The budget in milliseconds. */
    long budgetMillis() {
        return TimeUnit.NANOSECONDS.toMillis(budgetNanos);
    }
}
