package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EventStream;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.simulator.Simulation;
import dev.sluice.simulator.SimulationConfig;
import dev.sluice.simulator.event.SimulatedEvent;
import dev.sluice.topology.TopologySettings;
import dev.sluice.torture.SluiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code sluice run} killed in the middle of its work: nothing is lost and nothing is decided twice. Which rules decide does not
 * matter for that, and each of four processes compiles them, so they are few; the features are all.
 */
class KilledProcessIT {

    private static final int TRANSACTIONS = 10_000;
    private static final int PUBLISHED_BEFORE_THE_KILL = 6_000;
    private static final int DECIDED_BEFORE_THE_KILL = 500;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void every_transaction_has_exactly_one_decision_after_a_kill_and_a_restart(Guarantee guarantee) {
        List<SimulatedEvent> transactions = transactions();
        try (RunningSluice sluice =
                new RunningSluice(guarantee, 2, CopiedRules.withFewRules(directory.resolve("rules")))) {
            SluiceConfig waitingForTelemetry =
                    sluice.config().withDecisions(TopologySettings.DEFAULT.withPartitions(2));
            try (SluiceProcess first = SluiceProcess.start(waitingForTelemetry, directory)) {
                publish(sluice, transactions.subList(0, PUBLISHED_BEFORE_THE_KILL));
                sluice.awaitRecords(Topics.DECISION_MADE, DECIDED_BEFORE_THE_KILL);
                first.kill();
            }
            publish(sluice, transactions.subList(PUBLISHED_BEFORE_THE_KILL, TRANSACTIONS));

            try (SluiceProcess second = SluiceProcess.start(waitingForTelemetry, directory)) {
                List<ConsumerRecord<String, byte[]>> records = sluice.read(Topics.DECISION_MADE, TRANSACTIONS);
                while (distinct(sluice, records).size() < TRANSACTIONS) {
                    records = sluice.read(Topics.DECISION_MADE, records.size() + 1);
                }
                Map<String, Set<String>> decisions = distinct(sluice, records);
                assertThat(decisions.keySet())
                        .containsExactlyInAnyOrderElementsOf(transactions.stream()
                                .map(event -> ((TransactionRequested) event.value()).getTransactionId())
                                .toList());
                assertThat(decisions.values())
                        .allSatisfy(verdicts -> assertThat(verdicts).hasSize(1));
                if (guarantee == Guarantee.EXACTLY_ONCE_V2) {
                    assertThat(records).hasSize(TRANSACTIONS);
                }
            }
        }
    }

    private static void publish(RunningSluice sluice, List<SimulatedEvent> transactions) {
        transactions.forEach(event -> sluice.publish(event.value()));
    }

    private static List<SimulatedEvent> transactions() {
        Duration span = Duration.ofSeconds(120);
        List<SimulatedEvent> all = new Simulation(
                        SimulationConfig.of(3, Instant.now().minus(span), 100))
                .during(span)
                .filter(event -> event.stream() == EventStream.TRANSACTION)
                .toList();
        assertThat(all).hasSizeGreaterThan(TRANSACTIONS);
        return all.subList(0, TRANSACTIONS);
    }

    private static Map<String, Set<String>> distinct(
            RunningSluice sluice, List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> sluice.decode(DecisionMade.class, record))
                .collect(Collectors.groupingBy(
                        DecisionMade::getTransactionId,
                        Collectors.mapping(DecisionMade::toString, Collectors.toCollection(HashSet::new))));
    }
}
