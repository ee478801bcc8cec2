package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FurtherTelemetryTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final List<SimulatedEvent> events = new Simulation(SimulationConfig.of(3, START, 20))
            .during(Duration.ofSeconds(30))
            .toList();

    @Test
    void each_transaction_brings_so_many_further_reports_once_a_device_has_reported() {
        List<SimulatedEvent> more = with(10);

        int first = indexOfFirst(DeviceTelemetryReported.class);
        long transactions = events.subList(first, events.size()).stream()
                .filter(event -> event.value() instanceof TransactionRequested)
                .count();
        assertThat(transactions).isPositive();
        assertThat(more).hasSize(events.size() + (int) transactions * 10);
    }

    @Test
    void what_happens_anyway_happens_unchanged_and_in_its_order() {
        assertThat(with(3).stream().filter(event -> !isFurther(event))).containsExactlyElementsOf(events);
    }

    @Test
    void further_reports_come_when_they_are_made_under_ids_of_their_own() {
        List<SimulatedEvent> further =
                with(3).stream().filter(FurtherTelemetryTest::isFurther).toList();

        assertThat(with(3)).isSortedAccordingTo(Comparator.comparing(SimulatedEvent::arrivesAt));
        assertThat(further).extracting(event -> report(event).getTelemetryId()).doesNotHaveDuplicates();
        assertThat(further).allSatisfy(event -> {
            assertThat(report(event).getReportedAt()).isEqualTo(event.arrivesAt());
            assertThat(event.key()).isEqualTo(EventStream.TELEMETRY.keyOf(event.value()));
        });
    }

    @Test
    void devices_report_in_turn() {
        List<String> devices = with(3).stream()
                .filter(FurtherTelemetryTest::isFurther)
                .map(SimulatedEvent::key)
                .toList();

        assertThat(devices.stream().distinct().count()).isGreaterThan(devices.size() / 10);
    }

    @Test
    void none_changes_nothing() {
        assertThat(with(0)).isEqualTo(events);
    }

    private List<SimulatedEvent> with(int perTransaction) {
        List<SimulatedEvent> all = new ArrayList<>();
        new FurtherTelemetry(events.iterator(), perTransaction).forEachRemaining(all::add);
        return all;
    }

    private int indexOfFirst(Class<?> kind) {
        int index = 0;
        while (!kind.isInstance(events.get(index).value())) {
            index++;
        }
        return index;
    }

    private static boolean isFurther(SimulatedEvent event) {
        return event.value() instanceof DeviceTelemetryReported report
                && report.getTelemetryId().startsWith("further-");
    }

    private static DeviceTelemetryReported report(SimulatedEvent event) {
        return (DeviceTelemetryReported) event.value();
    }
}
