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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    void a_running_system_decides_as_the_replay_byte_for_byte(Guarantee guarantee) {
        List<SimulatedEvent> events = events();

        assertThatDecisionsAreEqual(
                guarantee,
                RunningSluice.SHIPPED_RULES,
                signalsAmong(events),
                transactionsAmong(events, ReplayParityIT::cannotBeOvertaken));
    }

    @Test
    void it_does_so_with_features_of_every_entity(@TempDir Path folder) throws IOException {
        List<SimulatedEvent> events = events();
        List<SimulatedEvent> transactions = transactionsAmong(
                events, transaction -> visitsEveryFurtherStop(transaction) && cannotBeOvertaken(transaction));
        assertThat(transactions).hasSizeGreaterThan(COMPARED_MIN);

        assertThatDecisionsAreEqual(
                Guarantee.AT_LEAST_ONCE, shippedRulesAndMoreFeatures(folder), signalsAmong(events), transactions);
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
            signals.forEach(event -> publish(sluice, event));
            sluice.awaitTakenIn();
            transactions.forEach(event -> publish(sluice, event));
            Map<String, String> live = decisions(sluice, transactions.size());

            Map<String, String> replayed = replay(sluice, rules, signals, transactions);

            assertThat(live.keySet()).isEqualTo(replayed.keySet());
            assertThat(live.keySet().stream().filter(id -> !live.get(id).equals(replayed.get(id))))
                    .as("transactions whose decisions differ in a byte")
                    .isEmpty();
        }
    }

    /** A copy of the shipped rules in which the features of the further entities are declared as well. */
    private static Path shippedRulesAndMoreFeatures(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(RunningSluice.SHIPPED_RULES)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(
                        RunningSluice.SHIPPED_RULES.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        StringBuilder more = new StringBuilder("\n");
        for (String entity : List.of("instrument", "ip", "merchant")) {
            more.append("""
                      %1$s_count_1h: {entity: %1$s, measure: count, window: 1h, description: Payments}
                      %1$s_accounts_1h:
                        {entity: %1$s, measure: distinct, of: accountId, window: 1h, description: Accounts}
                    """.formatted(entity));
        }
        Files.writeString(folder.resolve("features.yaml"), more, StandardOpenOption.APPEND);
        return folder;
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
            RunningSluice sluice, Path rules, List<SimulatedEvent> signals, List<SimulatedEvent> transactions) {
        try (DecisionModel model = DecisionModel.load(RuleFiles.read(rules))) {
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
