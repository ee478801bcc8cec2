package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchTrafficTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final BenchLoad LOAD = new BenchLoad(List.of(20.0, 80.0), MINUTE, MINUTE, 0, Keys.UNIFORM, 7);

    private final BenchTraffic traffic = new BenchTraffic(LOAD, START);

    @Test
    void at_the_highest_rate_it_is_what_the_simulated_world_does() {
        Simulation simulation = new Simulation(SimulationConfig.of(7, START, 80));
        List<SimulatedEvent> all = simulation.during(MINUTE).toList();

        List<SimulatedEvent> taken = Stream.concat(
                        traffic.opening().stream(), traffic.take(MINUTE, 80).events().stream())
                .toList();

        assertThat(taken).isEqualTo(all);
    }

    @Test
    void a_lower_rate_has_its_share_of_the_transactions() {
        traffic.take(MINUTE, 80);

        List<SimulatedEvent> taken = traffic.take(MINUTE.multipliedBy(5), 20).events();

        assertThat((double) transactions(taken).size()).isCloseTo(5 * 60 * 20, withinPercentage(8));
    }

    @Test
    void at_a_lower_rate_devices_report_as_often_before_a_payment_as_at_the_highest() {
        traffic.take(MINUTE, 80);

        double few = shareWithTelemetry(traffic.take(MINUTE.multipliedBy(3), 20));
        double all = shareWithTelemetry(traffic.take(MINUTE.multipliedBy(3), 80));

        assertThat(few).isCloseTo(all, withinPercentage(10));
    }

    @Test
    void a_step_begins_where_the_one_before_ended_and_repeats_nothing() {
        TrafficSlice first = traffic.take(MINUTE, 20);
        TrafficSlice second = traffic.take(MINUTE, 80);

        assertThat(second.start()).isEqualTo(START.plus(MINUTE));
        assertThat(second.events())
                .allMatch(event -> !event.arrivesAt().isBefore(second.start())
                        && event.arrivesAt().isBefore(second.start().plus(MINUTE)));
        assertThat(transactions(second.events())).doesNotContainAnyElementsOf(transactions(first.events()));
    }

    private static Set<String> transactions(List<SimulatedEvent> events) {
        return payments(events).map(TransactionRequested::getTransactionId).collect(Collectors.toSet());
    }

    private static double shareWithTelemetry(TrafficSlice slice) {
        Set<String> reporting = slice.events().stream()
                .filter(event -> event.value() instanceof DeviceTelemetryReported)
                .map(SimulatedEvent::key)
                .collect(Collectors.toSet());
        List<TransactionRequested> byDevice = payments(slice.events())
                .filter(payment -> payment.getDeviceId() != null)
                .toList();
        return (double) byDevice.stream()
                        .filter(payment -> reporting.contains(payment.getDeviceId()))
                        .count()
                / byDevice.size();
    }

    private static Stream<TransactionRequested> payments(List<SimulatedEvent> events) {
        return events.stream()
                .map(SimulatedEvent::value)
                .filter(TransactionRequested.class::isInstance)
                .map(TransactionRequested.class::cast);
    }
}
