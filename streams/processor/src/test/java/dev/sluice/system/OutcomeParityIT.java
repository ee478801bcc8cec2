package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.Topics;
import dev.sluice.decision.DecisionModel;
import dev.sluice.rules.RuleFiles;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.SmallPolicy;
import dev.sluice.torture.SluiceProcess;
import dev.sluice.velocity.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was decided about earlier payments, how their challenges ended and what they turned out to be: two instances know as
 * much of it as the replay at every payment, at every entity, though one of them, a process of its own, is killed in the
 * middle and comes back. What travels through Kafka before it counts has a definite order here, since each round of payments
 * is taken in before the next is published.
 */
class OutcomeParityIT {

    private static final int PARTITIONS = 2;
    private static final long SEED = 5;
    private static final int ROUNDS_BEFORE_THE_KILL = 4;
    private static final int ROUNDS_AFTER_THE_RETURN = 4;
    private static final Duration CHALLENGE_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final String RULE = """
            rule "%1$s"
                @owner("card-fraud")
                @severity(high)
                @lifecycle(live)
                @technique("F1015")
                @reason("What this test decides by")
            when
                %2$s
            then
                %3$s;
            end
            """;

    private static final String FEATURES_OF_AN_ENTITY = """
              %1$s_stopped: {entity: %1$s, measure: count, window: 1h, where: {outcome: [challenge, block]}, description: Stopped}
              %1$s_blocked_share: {entity: %1$s, measure: share, window: 1h, where: {outcome: block}, description: Share}
              %1$s_blocked_in_a_row: {entity: %1$s, measure: streak, window: 1h, delay: 1s, while: {outcome: block}, description: In a row}
              %1$s_since_blocked: {entity: %1$s, measure: timeSinceLast, window: 1h, where: {outcome: block}, description: Since}
              %1$s_passed: {entity: %1$s, measure: count, window: 1h, where: {challenge: passed}, description: Passed}
              %1$s_failed: {entity: %1$s, measure: count, window: 1h, where: {challenge: failed}, description: Failed}
              %1$s_unanswered: {entity: %1$s, measure: count, window: 1h, where: {challenge: unanswered}, description: Unanswered}
              %1$s_fraud: {entity: %1$s, measure: count, window: 1h, where: {label: fraud}, description: Known frauds}
              %1$s_stopped_fraud: {entity: %1$s, measure: sum, of: amount, events: 20, window: 1h, where: {label: fraud, outcome: block, same: currency}, description: Stopped in time}
            """;

    private static final String CHALLENGES = """
            challenges:
              impossible: {initiators: [merchant], transaction_types: [], exemptions: [], otherwise: review}
              budget:
                account: {feature: account_stopped, max: 4, otherwise: block}
                overall: {share: 1, burst: 100000, otherwise: review}
              timeout: %dm
              unanswered: block
              undelivered: review
            """;

    @TempDir
    private Path directory;

    @Test
    void two_instances_know_of_outcomes_challenges_and_labels_what_the_replay_knows_though_one_is_killed()
            throws IOException {
        Path rules = writeRules(directory.resolve("rules"));
        PaymentsInRounds payments = payments(rules);
        List<List<SpecificRecord>> rounds = payments.rounds();

        try (RunningSluice sluice = new RunningSluice(Guarantee.EXACTLY_ONCE_V2, PARTITIONS, rules)) {
            try (SluiceProcess killed = SluiceProcess.start(sluice.config(), directory)) {
                sluice.startService();
                await(killed, () -> sluice.progress().membersAtWork() == 2);
                rounds.subList(0, ROUNDS_BEFORE_THE_KILL).forEach(round -> publishAndAwait(sluice, round));
                publishAndKill(sluice, rounds.get(ROUNDS_BEFORE_THE_KILL), killed);
            }
            assertThat(sluice.progress().isEverythingTakenIn())
                    .as("it was killed when nothing was left to do")
                    .isFalse();
            try (SluiceProcess back = SluiceProcess.start(sluice.config(), directory)) {
                sluice.awaitTakenIn();
                await(back, () -> sluice.progress().membersAtWork() == 2);
                rounds.subList(ROUNDS_BEFORE_THE_KILL + 1, rounds.size())
                        .forEach(round -> publishAndAwait(sluice, round));
            }

            List<DecisionMade> decided = sluice.read(Topics.DECISION_MADE, payments.transactions()).stream()
                    .map(record -> sluice.decode(DecisionMade.class, record))
                    .toList();
            assertThat(decided).hasSize(payments.transactions());
            assertThat(differences(decided, payments.decisions())).isEmpty();
            assertThat(Set.copyOf(decided))
                    .containsExactlyInAnyOrderElementsOf(payments.decisions().values());
            assertThat(namesAboveNothing(decided))
                    .as("features that were more than nothing somewhere")
                    .isEqualTo(names(decided));
        }
    }

    private static PaymentsInRounds payments(Path rules) {
        Instant start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        try (DecisionModel model = DecisionModel.load(RuleFiles.read(rules))) {
            PaymentsInRounds payments = new PaymentsInRounds(SEED, model, start);
            for (int round = 0; round <= ROUNDS_BEFORE_THE_KILL; round++) {
                payments.addRound();
            }
            payments.addRoundOfStrangers(CHALLENGE_TIMEOUT.multipliedBy(2));
            for (int round = 0; round < ROUNDS_AFTER_THE_RETURN; round++) {
                payments.addRound();
            }
            return payments;
        }
    }

    private static Path writeRules(Path folder) throws IOException {
        StringBuilder features = new StringBuilder("features:\n");
        for (Entity entity : Entity.values()) {
            features.append(FEATURES_OF_AN_ENTITY.formatted(entity.word()));
        }
        Files.createDirectories(folder.resolve("account"));
        Files.writeString(folder.resolve("features.yaml"), features);
        Files.writeString(
                folder.resolve("policy.yaml"),
                SmallPolicy.lettingPass() + CHALLENGES.formatted(CHALLENGE_TIMEOUT.toMinutes()));
        writeRule(folder, "FRD-ACC-001", "Transaction(amount >= 10.00)", "challenge(0.70)");
        writeRule(folder, "FRD-ACC-002", "Transaction(amount >= 100.00)", "block(0.97)");
        writeRule(folder, "FRD-ACC-003", "Velocity(terminal_blocked_in_a_row >= 2)", "challenge(0.70)");
        writeRule(folder, "FRD-ACC-004", "Velocity(device_failed >= 1)", "block(0.97)");
        return folder;
    }

    private static void writeRule(Path folder, String id, String condition, String consequence) throws IOException {
        Files.writeString(folder.resolve("account/" + id + ".drl"), RULE.formatted(id, condition, consequence));
    }

    private static void publishAndAwait(RunningSluice sluice, List<SpecificRecord> round) {
        round.forEach(sluice::publish);
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .pollInSameThread()
                .until(sluice.progress()::isEverythingTakenIn);
    }

    /** What was published last is on its way when the process ends. */
    private static void publishAndKill(RunningSluice sluice, List<SpecificRecord> round, SluiceProcess process) {
        round.forEach(sluice::publish);
        process.requireRunning();
        process.kill();
    }

    private static void await(SluiceProcess process, BooleanSupplier condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .pollInSameThread()
                .until(() -> {
                    process.requireRunning();
                    return condition.getAsBoolean();
                });
    }

    private static List<String> differences(List<DecisionMade> decided, Map<String, DecisionMade> replayed) {
        List<String> differences = new ArrayList<>();
        for (DecisionMade decision : decided) {
            String id = decision.getTransactionId();
            List<FeatureValue> expected = replayed.get(id).getFeatures();
            for (int index = 0; index < expected.size(); index++) {
                if (!expected.get(index).equals(decision.getFeatures().get(index))) {
                    differences.add(
                            id + ": " + decision.getFeatures().get(index) + ", in the replay " + expected.get(index));
                }
            }
        }
        return differences;
    }

    private static Set<String> names(List<DecisionMade> decisions) {
        return decisions.stream()
                .flatMap(decision -> decision.getFeatures().stream())
                .map(FeatureValue::getName)
                .collect(Collectors.toSet());
    }

    private static Set<String> namesAboveNothing(List<DecisionMade> decisions) {
        return decisions.stream()
                .flatMap(decision -> decision.getFeatures().stream())
                .filter(feature -> feature.getValue() != null && feature.getValue() > 0)
                .map(FeatureValue::getName)
                .collect(Collectors.toSet());
    }
}
