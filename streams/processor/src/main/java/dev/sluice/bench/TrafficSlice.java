package dev.sluice.bench;

import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A piece of the traffic.
 *
 * @param start the event time at which it begins
 * @param length how long it is, in event time
 * @param events what happens, in the order of arrival
 */
record TrafficSlice(Instant start, Duration length, List<SimulatedEvent> events) {

    TrafficSlice {
        events = List.copyOf(events);
    }
}
