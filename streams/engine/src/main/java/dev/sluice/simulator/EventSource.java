package dev.sluice.simulator;

import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Instant;
import java.util.List;

/** Something that makes events happen, one step after the other. */
interface EventSource {

    /** Returns the time before which no event of the next step arrives; it never goes back. */
    Instant nextAt();

    /** Takes the next step and returns what it leads to, now and later. */
    List<SimulatedEvent> step();
}
