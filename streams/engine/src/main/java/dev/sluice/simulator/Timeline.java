package dev.sluice.simulator;

import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Events that are still to come, in the order in which they arrive; ties keep the order in which they were planned. */
final class Timeline {

    private record Planned(SimulatedEvent event, long sequence) {}

    private final Queue<Planned> planned = new PriorityQueue<>(
            Comparator.comparing((Planned entry) -> entry.event().arrivesAt()).thenComparingLong(Planned::sequence));
    private long sequence;

    void plan(Iterable<SimulatedEvent> events) {
        for (SimulatedEvent event : events) {
            planned.add(new Planned(event, sequence++));
        }
    }

    /** Returns when the next event arrives, or null if none is planned. */
    @Nullable
    Instant nextAt() {
        Planned first = planned.peek();
        return first == null ? null : first.event().arrivesAt();
    }

    SimulatedEvent take() {
        return planned.remove().event();
    }
}
