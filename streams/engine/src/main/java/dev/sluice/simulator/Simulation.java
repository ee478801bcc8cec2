package dev.sluice.simulator;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.simulator.world.Dice;
import dev.sluice.simulator.world.Merchant;
import dev.sluice.simulator.world.MerchantProfiles;
import dev.sluice.simulator.world.TerminalReports;
import dev.sluice.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A world in motion. First comes {@link #opening()}, what is known of merchants and terminals before anybody pays; then
 * the iteration, without end, in the order in which the events arrive. The same configuration gives the same events.
 *
 * <p>Not safe for use by several threads.
 */
public final class Simulation implements Iterator<SimulatedEvent> {

    private static final Duration TERMINALS_REPORTED_BEFORE = Duration.ofMinutes(1);
    private static final Duration PROFILES_HOLD_SINCE = Duration.ofDays(30);

    private final World world;
    private final Timeline timeline = new Timeline();
    private final List<EventSource> sources;
    private final List<SimulatedEvent> opening;
    private final Instant start;

    /** Creates the world that a configuration stands for. */
    public Simulation(SimulationConfig config) {
        Contracts.trust();
        Dice dice = new Dice(config.seed());
        this.start = config.start();
        this.world = new World(config.seed(), start, config.customers(), config.terminals());
        TerminalReports reports = new TerminalReports(world.ids(), dice.named("terminals"));
        this.opening = List.copyOf(opening(reports));
        this.sources = List.of(
                new GenuineTraffic(world, dice.named("genuine"), config),
                new AttackPlan(world, dice.named("attacks"), config),
                new TerminalRounds(world, reports, start));
    }

    /** Returns what is known before the start: every merchant's profile and every terminal's posture. */
    public List<SimulatedEvent> opening() {
        return opening;
    }

    /** Returns true: there is always more to come. */
    @Override
    public boolean hasNext() {
        return true;
    }

    /** Returns the next event in order of arrival. */
    @Override
    public SimulatedEvent next() {
        EventSource source = earliest();
        Instant planned = timeline.nextAt();
        while (planned == null || !planned.isBefore(source.nextAt())) {
            timeline.plan(source.step());
            source = earliest();
            planned = timeline.nextAt();
        }
        return timeline.take();
    }

    /** Returns the opening and then everything that arrives within a time from the start; it uses up the iteration. */
    public Stream<SimulatedEvent> during(Duration time) {
        Instant end = start.plus(time);
        Iterable<SimulatedEvent> rest = () -> this;
        return Stream.concat(
                opening.stream(),
                StreamSupport.stream(rest.spliterator(), false)
                        .takeWhile(event -> event.arrivesAt().isBefore(end)));
    }

    private EventSource earliest() {
        EventSource earliest = sources.get(0);
        for (EventSource source : sources) {
            if (source.nextAt().isBefore(earliest.nextAt())) {
                earliest = source;
            }
        }
        return earliest;
    }

    private List<SimulatedEvent> opening(TerminalReports reports) {
        List<SimulatedEvent> events = new ArrayList<>();
        Instant profilesFrom = start.minus(PROFILES_HOLD_SINCE);
        for (Merchant merchant : world.merchants()) {
            MerchantProfileChanged profile = MerchantProfiles.profile(merchant, profilesFrom);
            events.add(new SimulatedEvent(
                    profilesFrom, EventStream.MERCHANT, merchant.merchantId(), profile, GroundTruth.genuine()));
        }
        Instant reportedAt = start.minus(TERMINALS_REPORTED_BEFORE);
        for (int place = 0; place < world.terminalCount(); place++) {
            TerminalSecurityReported report = reports.report(world.terminal(place), reportedAt);
            events.add(new SimulatedEvent(
                    reportedAt, EventStream.TERMINAL, report.getTerminalId(), report, GroundTruth.genuine()));
        }
        events.sort(Comparator.comparing(SimulatedEvent::arrivesAt));
        return events;
    }
}
