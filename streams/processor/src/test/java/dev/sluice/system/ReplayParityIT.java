package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Test, replay and production are one path: the same events get the same decisions, byte for byte. */
class ReplayParityIT {

    private static final Duration SPAN = Duration.ofMinutes(2);

    /** Fewer transactions would hardly meet each other. */
    private static final int COMPARED_MIN = 200;

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void a_running_system_decides_as_the_replay_byte_for_byte(Guarantee guarantee, @TempDir Path folder) {
        List<SimulatedEvent> events = events();

        assertThatDecisionsAreEqual(
                guarantee,
                CopiedRules.withoutWhatTravels(folder),
                signalsAmong(events),
                transactionsAmong(events, ReplayParityIT::cannotBeOvertaken));
    }

    @Test
    void it_does_so_with_features_of_every_entity(@TempDir Path folder) {
        List<SimulatedEvent> events = events();
        List<SimulatedEvent> transactions = transactionsAmong(
                events, transaction -> visitsEveryFurtherStop(transaction) && cannotBeOvertaken(transaction));
        assertThat(transactions).hasSizeGreaterThan(COMPARED_MIN);

        assertThatDecisionsAreEqual(
                Guarantee.AT_LEAST_ONCE,
                CopiedRules.withFeaturesOfEveryEntity(folder),
                signalsAmong(events),
                transactions);
    }

    private static List<SimulatedEvent> events() {
        return new Simulation(
                        SimulationConfig.of(7, Instant.now().minus(SPAN), 20).withAttackShare(0.05))
                .during(SPAN)
                .toList();
    }

    private static List<SimulatedEvent> signalsAmong(List<SimulatedEvent> events) {
        return events.stream().filter(event -> isSignal(event.stream())).toList();
    }

    private static List<SimulatedEvent> transactionsAmong(
            List<SimulatedEvent> events, Predicate<TransactionRequested> chosen) {
        return events.stream()
                .filter(event -> event.stream() == EventStream.TRANSACTION)
                .filter(event -> chosen.test((TransactionRequested) event.value()))
                .toList();
    }

    private static void assertThatDecisionsAreEqual(
            Guarantee guarantee, Path rules, List<SimulatedEvent> signals, List<SimulatedEvent> transactions) {
        try (RunningSluice sluice = new RunningSluice(guarantee, 1, rules)) {
            sluice.startService();
            signals.forEach(event -> sluice.publish(event.value()));
            sluice.awaitTakenIn();
            transactions.forEach(event -> sluice.publish(event.value()));
            Map<String, String> live = decisions(sluice, transactions.size());

            Map<String, String> replayed = replay(sluice, rules, signals, transactions);

            assertThat(live.keySet()).isEqualTo(replayed.keySet());
            assertThat(live.keySet().stream().filter(id -> !live.get(id).equals(replayed.get(id))))
                    .as("transactions whose decisions differ in a byte")
                    .isEmpty();
        }
    }

    /** Payments that skip a stop are a hop ahead of those that do not. */
    private static boolean visitsEveryFurtherStop(TransactionRequested transaction) {
        return transaction.getInstrumentToken() != null
                && transaction.getIpAddress() != null
                && transaction.getMerchantId() != null;
    }

    /** At a terminal, payments without a device are a hop ahead of those with one; only like ones keep their order. */
    private static boolean cannotBeOvertaken(TransactionRequested transaction) {
        return transaction.getDeviceId() != null || transaction.getTerminalId() == null;
    }

    private static boolean isSignal(EventStream stream) {
        return stream == EventStream.TELEMETRY || stream == EventStream.TERMINAL || stream == EventStream.MERCHANT;
    }

    private static Map<String, String> decisions(RunningSluice sluice, int count) {
        List<ConsumerRecord<String, byte[]>> records = sluice.read(Topics.DECISION_MADE, count);
        assertThat(records).hasSize(count);
        return records.stream()
                .collect(Collectors.toMap(
                        record -> sluice.decode(DecisionMade.class, record).getTransactionId(),
                        record -> HexFormat.of().formatHex(record.value())));
    }

    private static Map<String, String> replay(
            RunningSluice sluice, Path rules, List<SimulatedEvent> signals, List<SimulatedEvent> transactions) {
        List<SpecificRecord> events = Stream.concat(signals.stream(), transactions.stream())
                .map(SimulatedEvent::value)
                .toList();
        return InMemoryReplay.decisions(rules, events).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        decision -> HexFormat.of().formatHex(sluice.bytes(Topics.DECISION_MADE, decision.getValue()))));
    }
}
