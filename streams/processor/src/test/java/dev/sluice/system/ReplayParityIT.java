package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import dev.sluice.rules.RuleFiles;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Test, replay and production are one path: the same events get the same decisions, byte for byte. */
class ReplayParityIT {

    private static final Duration SPAN = Duration.ofMinutes(2);

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void a_running_system_decides_as_the_replay_byte_for_byte(Guarantee guarantee) {
        Simulation simulation = new Simulation(
                SimulationConfig.of(7, Instant.now().minus(SPAN), 20).withAttackShare(0.05));
        List<SimulatedEvent> events = simulation.during(SPAN).toList();
        List<SimulatedEvent> signals =
                events.stream().filter(event -> isSignal(event.stream())).toList();
        List<SimulatedEvent> transactions = events.stream()
                .filter(event -> event.stream() == EventStream.TRANSACTION)
                .filter(event -> cannotBeOvertaken((TransactionRequested) event.value()))
                .toList();

        try (RunningSluice sluice = new RunningSluice(guarantee, 1)) {
            sluice.startService();
            signals.forEach(event -> publish(sluice, event));
            sluice.awaitTakenIn();
            transactions.forEach(event -> publish(sluice, event));
            Map<String, String> live = decisions(sluice, transactions.size());

            Map<String, String> replayed = replay(sluice, signals, transactions);

            assertThat(live.keySet()).isEqualTo(replayed.keySet());
            assertThat(live.keySet().stream().filter(id -> !live.get(id).equals(replayed.get(id))))
                    .as("transactions whose decisions differ in a byte")
                    .isEmpty();
        }
    }

    /** At a terminal, payments without a device are a hop ahead of those with one; only like ones keep their order. */
    private static boolean cannotBeOvertaken(TransactionRequested transaction) {
        return transaction.getDeviceId() != null || transaction.getTerminalId() == null;
    }

    private static boolean isSignal(EventStream stream) {
        return stream == EventStream.TELEMETRY || stream == EventStream.TERMINAL || stream == EventStream.MERCHANT;
    }

    private static void publish(RunningSluice sluice, SimulatedEvent event) {
        sluice.publish(event.stream().topic(), event.key(), event.value());
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
            RunningSluice sluice, List<SimulatedEvent> signals, List<SimulatedEvent> transactions) {
        try (DecisionModel model = DecisionModel.load(RuleFiles.read(RunningSluice.SHIPPED_RULES))) {
            InMemoryPath path = new InMemoryPath(model);
            for (SimulatedEvent event : signals) {
                if (event.value() instanceof DeviceTelemetryReported telemetry) {
                    path.report(telemetry);
                } else if (event.value() instanceof TerminalSecurityReported posture) {
                    path.report(posture);
                } else if (event.value() instanceof MerchantProfileChanged profile) {
                    path.change(profile);
                }
            }
            List<DecisionMade> decided = new ArrayList<>();
            for (SimulatedEvent event : transactions) {
                decided.add(path.decide((TransactionRequested) event.value()).decision());
            }
            return decided.stream()
                    .collect(Collectors.toMap(
                            DecisionMade::getTransactionId,
                            decision -> HexFormat.of().formatHex(sluice.bytes(Topics.DECISION_MADE, decision))));
        }
    }
}
