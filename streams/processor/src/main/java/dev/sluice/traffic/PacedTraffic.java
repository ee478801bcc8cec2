package dev.sluice.traffic;

import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lets simulated events happen when they are due. Open loop: an event that is late, because the publisher could not keep
 * up, is sent at once, and its latency still counts from when it was due.
 */
public final class PacedTraffic {

    private final EventPublisher publisher;
    private final DueListener listener;

    /**
     * @param publisher where events go
     * @param listener is told of each event just before it goes
     */
    public PacedTraffic(EventPublisher publisher, DueListener listener) {
        this.publisher = publisher;
        this.listener = listener;
    }

    /**
     * Publishes events until their time is up.
     *
     * @param events the events in the order of their arrival
     * @param start the event time that corresponds to now
     * @param length how long, in event time and wall-clock time alike
     * @param goOn is asked before each event; false ends it early
     * @return how many events were published
     */
    public long run(Iterator<SimulatedEvent> events, Instant start, Duration length, BooleanSupplier goOn) {
        long startNanos = System.nanoTime();
        long published = 0;
        while (events.hasNext() && goOn.getAsBoolean()) {
            SimulatedEvent event = events.next();
            Duration sinceStart = Duration.between(start, event.arrivesAt());
            if (sinceStart.compareTo(length) >= 0) {
                break;
            }
            long dueNanos = startNanos + Math.max(0, sinceStart.toNanos());
            waitUntil(dueNanos);
            listener.due(event, dueNanos);
            publisher.publish(event.value());
            published++;
        }
        return published;
    }

    private static void waitUntil(long dueNanos) {
        for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Is told of each event before it is published. */
    @FunctionalInterface
    public interface DueListener {

        /**
         * @param event the event
         * @param dueNanos when it was due, on the clock of {@link System#nanoTime()}
         */
        void due(SimulatedEvent event, long dueNanos);
    }
}
