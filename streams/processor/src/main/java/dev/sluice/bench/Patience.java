package dev.sluice.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about. */
final class Patience {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Patience() {}

    /**
     * Waits until something is so.
     *
     * @param otherwise what to say if it does not come to be
     * @throws IllegalStateException if it is not so in time
     */
    static void await(BooleanSupplier condition, Duration timeout, String otherwise) {
        if (!isSoWithin(condition, timeout)) {
            throw new IllegalStateException(otherwise + " within " + timeout.toSeconds() + " s");
        }
    }

    /** Waits until something is so, or time is up; says which. */
    static boolean isSoWithin(BooleanSupplier condition, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return true;
    }
}
