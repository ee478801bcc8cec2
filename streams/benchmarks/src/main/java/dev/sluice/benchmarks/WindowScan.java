package dev.sluice.benchmarks;

import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One pass over the payments of a window that fit a predicate, newest first; it ends where the window begins. */
final class WindowScan {

    private final Iterator<Payment> newestFirst;
    private final long startMillis;
    private final long endMillis;
    private final Predicate<Payment> predicate;

    /**
     * @param payments in the order of their times
     * @param startMillis before the window begins: later payments are in it; milliseconds since 1970 UTC
     * @param endMillis when the window ends: payments of that time are in it; milliseconds since 1970 UTC
     * @param predicate what a payment must be like
     */
    WindowScan(Deque<Payment> payments, long startMillis, long endMillis, Predicate<Payment> predicate) {
        this.newestFirst = payments.descendingIterator();
        this.startMillis = startMillis;
        this.endMillis = endMillis;
        this.predicate = predicate;
    }

    /** The next older payment that fits; null at the end. */
    @Nullable
    Payment next() {
        while (newestFirst.hasNext()) {
            Payment payment = newestFirst.next();
            if (payment.timeMillis() <= startMillis) {
                return null;
            }
            if (payment.timeMillis() <= endMillis && predicate.test(payment)) {
                return payment;
            }
        }
        return null;
    }
}
