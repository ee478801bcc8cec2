package dev.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Instant START = Instant.parse("2026-03-02T09:30:00Z");

    @Property(tries = 5)
    void the_same_seed_gives_the_same_bytes(@ForAll long seed) {
        SimulationConfig config = small(seed);

        String once = Records.digest(eventsOf(config, Duration.ofSeconds(30)));
        String again = Records.digest(eventsOf(config, Duration.ofSeconds(30)));

        assertThat(once).isEqualTo(again);
    }

    @Property(tries = 5)
    void another_seed_gives_other_bytes(@ForAll long seed) {
        String one = Records.digest(eventsOf(small(seed), Duration.ofSeconds(5)));
        String other = Records.digest(eventsOf(small(seed + 1), Duration.ofSeconds(5)));

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void events_come_in_the_order_in_which_they_arrive() {
        List<SimulatedEvent> events = eventsOf(small(1), Duration.ofMinutes(3));

        assertThat(events).extracting(SimulatedEvent::arrivesAt).isSorted();
    }

    @Test
    void transactions_come_at_the_rate_asked_for() {
        Duration time = Duration.ofMinutes(10);

        long transactions = transactionsOf(eventsOf(small(2), time)).size();

        assertThat(transactions / (double) time.toSeconds()).isCloseTo(50, within(2.0));
    }

    @Test
    void a_realistic_share_of_transactions_is_fraud() {
        SimulationConfig config = small(3).withAttackShare(SimulationConfig.REALISTIC_ATTACK_SHARE);

        assertThat(fraudShare(eventsOf(config, Duration.ofMinutes(30)))).isCloseTo(0.003, within(0.0006));
    }

    @Test
    void a_demo_may_ask_for_a_larger_share_of_fraud() {
        SimulationConfig config = small(4).withAttackShare(0.04);

        assertThat(fraudShare(eventsOf(config, Duration.ofMinutes(10)))).isCloseTo(0.04, within(0.006));
    }

    @Test
    void without_attacks_everything_is_genuine() {
        List<SimulatedEvent> events = eventsOf(small(5).withAttackShare(0), Duration.ofMinutes(2));

        assertThat(events)
                .allSatisfy(event -> assertThat(event.truth().attack()).isNull());
    }

    @Test
    void every_kind_of_attack_occurs_before_any_comes_again() {
        List<SimulatedEvent> events = eventsOf(small(6).withAttackShare(0.05), Duration.ofMinutes(3));

        Map<AttackKind, Set<String>> attacks = events.stream()
                .filter(event -> event.truth().isFraud())
                .collect(Collectors.groupingBy(
                        event -> event.truth().attack(),
                        Collectors.mapping(event -> event.truth().attackId(), Collectors.toSet())));
        List<AttackKind> firstTurns = events.stream()
                .filter(event -> event.truth().isFraud())
                .filter(event -> Integer.parseInt(event.truth().attackId().substring("att-".length()))
                        <= AttackKind.values().length)
                .map(event -> event.truth().attack())
                .distinct()
                .toList();
        assertThat(attacks).containsOnlyKeys(AttackKind.values());
        assertThat(firstTurns).containsExactlyInAnyOrder(AttackKind.values());
    }

    @Test
    void the_fraudulent_transactions_of_an_attack_are_numbered_in_order_and_stay_within_its_span() {
        SimulationConfig config = small(7).withAttackShare(0.03).withAttackSpan(Duration.ofSeconds(20));

        Map<String, List<SimulatedEvent>> attacks = eventsOf(config, Duration.ofMinutes(5)).stream()
                .filter(event -> event.truth().isFraud())
                .collect(Collectors.groupingBy(event -> event.truth().attackId()));

        assertThat(attacks).isNotEmpty().allSatisfy((attackId, frauds) -> {
            for (int i = 0; i < frauds.size(); i++) {
                assertThat(frauds.get(i).truth().ordinal()).isEqualTo(i + 1);
            }
            Instant first = frauds.get(0).arrivesAt();
            Instant last = frauds.get(frauds.size() - 1).arrivesAt();
            assertThat(Duration.between(first, last)).isLessThanOrEqualTo(Duration.ofSeconds(20));
        });
    }

    @Test
    void telemetry_mostly_comes_before_its_transaction_sometimes_late_and_sometimes_never() {
        List<SimulatedEvent> events = eventsOf(small(8).withAttackShare(0), Duration.ofMinutes(10));
        Map<String, List<SimulatedEvent>> reports = events.stream()
                .filter(event -> event.stream() == EventStream.TELEMETRY)
                .collect(Collectors.groupingBy(SimulatedEvent::key));

        int early = 0;
        int late = 0;
        int never = 0;
        for (TransactionRequested transaction : transactionsOf(events)) {
            if (transaction.getDeviceId() != null) {
                Instant time = transaction.getEventTime();
                Instant arrival = reports.getOrDefault(transaction.getDeviceId(), List.of()).stream()
                        .filter(event -> measuredShortlyBefore(event, time))
                        .map(SimulatedEvent::arrivesAt)
                        .findFirst()
                        .orElse(null);
                if (arrival == null) {
                    never++;
                } else if (arrival.isBefore(time)) {
                    early++;
                } else {
                    late++;
                    assertThat(arrival).isBeforeOrEqualTo(time.plusMillis(60));
                }
            }
        }

        double all = early + late + never;
        assertThat(early / all).isGreaterThan(0.94);
        assertThat(late / all).isCloseTo(0.03, within(0.01));
        assertThat(never / all).isCloseTo(0.01, within(0.006));
    }

    @Test
    void honest_people_now_and_then_show_what_attackers_show() {
        List<SimulatedEvent> events = eventsOf(small(14).withAttackShare(0), Duration.ofMinutes(10));

        assertThat(transactionsOf(events))
                .anyMatch(transaction -> transaction.getEntryMode() == EntryMode.FALLBACK)
                .anyMatch(transaction -> transaction.getLoginFailures() != null && transaction.getLoginFailures() >= 4);
        assertThat(events)
                .anyMatch(event -> event.value() instanceof DeviceTelemetryReported report
                        && Boolean.FALSE.equals(report.getCompanionConnected()));
    }

    @Test
    void shops_mostly_sell_at_the_hours_that_they_stated() {
        Simulation simulation = new Simulation(small(15).withAttackShare(0));
        Map<String, MerchantProfileChanged> profiles = new HashMap<>();
        simulation.opening().forEach(event -> {
            if (event.value() instanceof MerchantProfileChanged profile && profile.getOpensAt() != null) {
                profiles.put(profile.getMerchantId(), profile);
            }
        });

        List<TransactionRequested> inShops = simulation
                .during(Duration.ofMinutes(10))
                .flatMap(SimulationTest::transaction)
                .filter(transaction ->
                        transaction.getTerminalId() != null && profiles.containsKey(transaction.getMerchantId()))
                .toList();
        long afterHours = inShops.stream()
                .filter(transaction -> !sells(profiles.get(transaction.getMerchantId()), transaction.getEventTime()))
                .count();

        assertThat(afterHours).isPositive();
        assertThat(afterHours / (double) inShops.size()).isLessThan(0.02);
    }

    private static boolean sells(MerchantProfileChanged profile, Instant at) {
        LocalTime time = LocalTime.ofInstant(at, ZoneId.of(profile.getTimeZone()));
        boolean afterOpening = !time.isBefore(profile.getOpensAt());
        boolean beforeClosing = time.isBefore(profile.getClosesAt());
        return profile.getOpensAt().isBefore(profile.getClosesAt())
                ? afterOpening && beforeClosing
                : afterOpening || beforeClosing;
    }

    @Test
    void the_opening_tells_every_merchant_and_terminal_that_a_genuine_payment_names() {
        Simulation simulation = new Simulation(small(9).withAttackShare(0));
        Set<String> known =
                simulation.opening().stream().map(SimulatedEvent::key).collect(Collectors.toSet());

        List<TransactionRequested> transactions = simulation
                .during(Duration.ofMinutes(1))
                .flatMap(SimulationTest::transaction)
                .toList();

        assertThat(transactions).isNotEmpty().allSatisfy(transaction -> {
            assertThat(known).contains(transaction.getMerchantId());
            if (transaction.getTerminalId() != null) {
                assertThat(known).contains(transaction.getTerminalId());
            }
        });
    }

    @Test
    void a_fraudulent_transaction_is_labelled_after_the_delay() {
        Duration delay = Duration.ofSeconds(40);
        SimulationConfig config = small(10).withAttackShare(0.03).withLabelDelay(delay);

        List<SimulatedEvent> events = eventsOf(config, Duration.ofMinutes(5));

        Map<String, Instant> labelled = events.stream()
                .filter(event -> event.stream() == EventStream.LABEL)
                .collect(Collectors.toMap(SimulatedEvent::key, SimulatedEvent::arrivesAt));
        Map<String, Instant> frauds = events.stream()
                .filter(event -> event.truth().isFraud())
                .filter(event -> event.arrivesAt().isBefore(START.plusSeconds(200)))
                .flatMap(SimulationTest::transaction)
                .collect(Collectors.toMap(
                        TransactionRequested::getTransactionId,
                        transaction -> transaction.getEventTime().plus(delay)));
        assertThat(labelled).isNotEmpty().containsAllEntriesOf(frauds);
    }

    @Test
    void no_record_tells_the_truth_about_itself() {
        List<SimulatedEvent> events = eventsOf(small(11).withAttackShare(0.05), Duration.ofMinutes(2));

        assertThat(events).noneMatch(event -> event.value().toString().contains("att-"));
    }

    @Test
    void every_event_may_enter_at_the_time_when_it_arrives() {
        MovingClock clock = new MovingClock();
        EventGate gate = new EventGate(clock);
        SimulationConfig config = small(13).withAttackShare(0.05).withLabelDelay(Duration.ofSeconds(30));

        new Simulation(config).during(Duration.ofMinutes(3)).forEach(event -> {
            clock.now = event.arrivesAt();
            assertThat(gate.rejections(event)).as(event.value().toString()).isEmpty();
        });
    }

    @Test
    void honest_people_never_travel_faster_than_an_aircraft() {
        SimulationConfig config =
                new SimulationConfig(12, START, 0.001, 0, 100, 200, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        Map<String, TransactionRequested> last = new HashMap<>();
        Set<String> countries = new HashSet<>();

        new Simulation(config)
                .during(Duration.ofDays(60))
                .flatMap(SimulationTest::transaction)
                .filter(transaction -> transaction.getLocation() != null)
                .forEach(transaction -> {
                    TransactionRequested before = last.put(transaction.getAccountId(), transaction);
                    if (before != null && !before.getCountry().equals(transaction.getCountry())) {
                        countries.add(transaction.getCountry());
                        assertThat(Duration.between(before.getEventTime(), transaction.getEventTime()))
                                .isGreaterThan(Duration.ofHours(20));
                    }
                });

        assertThat(countries).isNotEmpty();
    }

    /** A clock that stands where it was put. */
    private static final class MovingClock implements InstantSource {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static boolean measuredShortlyBefore(SimulatedEvent event, Instant time) {
        Instant measuredAt = ((DeviceTelemetryReported) event.value()).getReportedAt();
        return measuredAt.isBefore(time) && measuredAt.isAfter(time.minusSeconds(3));
    }

    private static SimulationConfig small(long seed) {
        return new SimulationConfig(
                seed, START, 50, 0.02, 5_000, 500, Duration.ofMinutes(1), Duration.ofMillis(60), Duration.ofDays(7));
    }

    private static List<SimulatedEvent> eventsOf(SimulationConfig config, Duration time) {
        return new Simulation(config).during(time).toList();
    }

    private static List<TransactionRequested> transactionsOf(List<SimulatedEvent> events) {
        return events.stream().flatMap(SimulationTest::transaction).toList();
    }

    private static Stream<TransactionRequested> transaction(SimulatedEvent event) {
        return event.value() instanceof TransactionRequested transaction ? Stream.of(transaction) : Stream.empty();
    }

    private static double fraudShare(List<SimulatedEvent> events) {
        long frauds = events.stream().filter(event -> event.truth().isFraud()).count();
        return frauds / (double) transactionsOf(events).size();
    }
}
