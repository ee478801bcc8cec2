package dev.sluice.simulator;

import dev.sluice.contract.EventStream;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.simulator.world.TerminalReports;
import dev.sluice.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Every terminal in service reports its posture a few times a day, one after the other. */
final class TerminalRounds implements EventSource {

    private static final Duration ROUND = Duration.ofHours(6);

    private final World world;
    private final TerminalReports reports;
    private int place;
    private Instant nextAt;

    TerminalRounds(World world, TerminalReports reports, Instant start) {
        this.world = world;
        this.reports = reports;
        this.nextAt = start.plus(interval());
    }

    @Override
    public Instant nextAt() {
        return nextAt;
    }

    @Override
    public List<SimulatedEvent> step() {
        TerminalSecurityReported report = reports.report(world.terminal(place), nextAt);
        SimulatedEvent event =
                new SimulatedEvent(nextAt, EventStream.TERMINAL, report.getTerminalId(), report, GroundTruth.genuine());
        place = (place + 1) % world.terminalCount();
        nextAt = nextAt.plus(interval());
        return List.of(event);
    }

    private Duration interval() {
        return Duration.ofMillis(Math.max(1, ROUND.toMillis() / world.terminalCount()));
    }
}
