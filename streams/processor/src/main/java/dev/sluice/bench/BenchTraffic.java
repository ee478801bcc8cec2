package dev.sluice.bench;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.simulator.world.Dice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One simulated world that lives at the highest rate, of which a lower rate sees a part of the people: so that worlds need
 * not be changed between steps, which would make every known account a stranger, and nothing of what a payment needs
 * is stretched in time.
 *
 * <p>Not safe for use by several threads.
 */
final class BenchTraffic {

    private final List<SimulatedEvent> opening;
    private final Iterator<SimulatedEvent> events;
    private final UnaryOperator<SimulatedEvent> names;
    private final double fullRate;
    private final Dice people;
    private Instant reached;
    private SimulatedEvent next;

    /**
     * The traffic that a load stands for.
     *
     * @param load what is to be sent
     * @param start the event time of the first event
     */
    BenchTraffic(BenchLoad load, Instant start) {
        Simulation simulation = new Simulation(SimulationConfig.of(load.seed(), start, load.lastRate()));
        this.names = switch (load.keys()) {
            case UNIFORM -> UnaryOperator.identity();
            case ZIPF -> new SkewedKeys(load.seed())::skew;
        };
        this.opening = simulation.opening().stream().map(names).toList();
        this.events = new FurtherTelemetry(simulation, load.telemetryPerTransaction());
        this.fullRate = load.lastRate();
        this.people = new Dice(load.seed()).named("people of a step");
        this.reached = start;
        this.next = events.next();
    }

    /** What is known before the start: every merchant's profile and every terminal's posture. */
    List<SimulatedEvent> opening() {
        return opening;
    }

    /** The next event at the highest rate. */
    SimulatedEvent next() {
        return names.apply(advance());
    }

    private SimulatedEvent advance() {
        SimulatedEvent passed = next;
        next = events.next();
        return passed;
    }

    /**
     * What happens next, at a rate.
     *
     * @param length how long, in event time
     * @param rate transactions a second, on average; at most the highest of the load
     */
    TrafficSlice take(Duration length, double rate) {
        Instant start = reached;
        Instant end = start.plus(length);
        List<SimulatedEvent> taken = new ArrayList<>();
        while (next.arrivesAt().isBefore(end)) {
            SimulatedEvent event = advance();
            if (isSeen(event, rate / fullRate)) {
                taken.add(names.apply(event));
            }
        }
        reached = end;
        return new TrafficSlice(start, length, taken);
    }

    private boolean isSeen(SimulatedEvent event, double share) {
        return share >= 1 || people.named(whose(event)).unit() < share;
    }

    /** A device's reports belong to its account's payments. */
    private static String whose(SimulatedEvent event) {
        return event.value() instanceof DeviceTelemetryReported report && report.getAccountId() != null
                ? report.getAccountId()
                : event.key();
    }
}
