package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkewedKeysTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final SkewedKeys skewed = new SkewedKeys(11);
    private final List<SimulatedEvent> events = new Simulation(SimulationConfig.of(11, START, 100))
            .during(Duration.ofMinutes(3))
            .toList();

    @Test
    void shares_of_accounts_follow_zipfs_law() {
        assertThatSharesFollowZipf(shares(TransactionRequested::getAccountId), "acc-rank-", 0.01);
    }

    @Test
    void shares_of_terminals_follow_zipfs_law() {
        assertThatSharesFollowZipf(shares(TransactionRequested::getTerminalId), "trm-rank-", 0.03);
    }

    @Test
    void every_event_is_published_under_the_key_of_its_record() {
        assertThat(events).allSatisfy(event -> {
            SimulatedEvent renamed = skewed.skew(event);
            assertThat(renamed.key()).isEqualTo(renamed.stream().keyOf(renamed.value()));
        });
    }

    @Test
    void a_device_keeps_reporting_for_the_account_that_pays_with_it() {
        Map<String, String> accountByDevice = new HashMap<>();
        events.stream().map(skewed::skew).map(SimulatedEvent::value).forEach(value -> {
            if (value instanceof DeviceTelemetryReported report && report.getAccountId() != null) {
                accountByDevice.put(report.getDeviceId(), report.getAccountId());
            }
        });
        Map<String, String> before = new HashMap<>();
        events.stream().map(SimulatedEvent::value).forEach(value -> {
            if (value instanceof DeviceTelemetryReported report && report.getAccountId() != null) {
                before.put(report.getDeviceId(), report.getAccountId());
            }
        });

        assertThat(events.stream()
                        .filter(event -> event.value() instanceof TransactionRequested payment
                                && payment.getAccountId().equals(before.get(payment.getDeviceId()))))
                .isNotEmpty()
                .allSatisfy(event -> {
                    TransactionRequested payment =
                            (TransactionRequested) skewed.skew(event).value();
                    assertThat(payment.getAccountId()).isEqualTo(accountByDevice.get(payment.getDeviceId()));
                });
    }

    @Test
    void the_record_of_the_world_is_left_as_it_is() {
        SimulatedEvent event = events.stream()
                .filter(candidate -> candidate.value() instanceof TransactionRequested)
                .findFirst()
                .orElseThrow();
        String account = ((TransactionRequested) event.value()).getAccountId();

        skewed.skew(event);

        assertThat(((TransactionRequested) event.value()).getAccountId()).isEqualTo(account);
    }

    private Map<String, Double> shares(Function<TransactionRequested, String> name) {
        List<String> names = events.stream()
                .map(skewed::skew)
                .filter(event -> event.value() instanceof TransactionRequested)
                .map(event -> (TransactionRequested) event.value())
                .filter(payment -> name.apply(payment) != null)
                .map(name)
                .toList();
        return names.stream()
                .collect(Collectors.groupingBy(
                        Function.identity(),
                        Collectors.collectingAndThen(Collectors.counting(), count -> (double) count / names.size())));
    }

    private static void assertThatSharesFollowZipf(Map<String, Double> shares, String prefix, double tolerance) {
        double harmonic =
                IntStream.rangeClosed(1, 10_000).mapToDouble(rank -> 1.0 / rank).sum();
        for (int rank = 1; rank <= 10; rank++) {
            assertThat(shares.getOrDefault(prefix + rank, 0.0))
                    .as(prefix + rank)
                    .isCloseTo(1 / (rank * harmonic), within(tolerance));
        }
    }
}
