package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Itinerary;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.torture.CommonWays;
import dev.sluice.torture.DisorderedTraffic;
import dev.sluice.torture.SluiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two instances share the work; one of them, a process of its own, is killed in the middle of it and comes back to its old
 * state while more is published. Compared are the decisions, byte for byte, of payments that come late, twice and tied,
 * with labels beside them. Left out are features of outcomes, and payments that could overtake each other on the way to an
 * entity that they share: there, which one counts the other is a matter of chance.
 */
class TwoInstancesIT {

    private static final int PARTITIONS = 2;
    private static final long SEED = 11;
    private static final int TRANSACTIONS = 1_800;

    /** The stops that are always visited; no shipped feature asks for another. */
    private static final Itinerary SHIPPED_STOPS = Itinerary.keeping(Set.of());

    private static final int DECIDED_BEFORE_THE_KILL = 20;
    private static final int PUBLISHED_AT_ONCE = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Guarantee.class)
    void one_of_two_instances_is_killed_and_comes_back_and_every_payment_is_decided_as_in_the_replay(
            Guarantee guarantee) {
        DisorderedTraffic traffic =
                new DisorderedTraffic(SEED, TRANSACTIONS, new CommonWays(PARTITIONS, SHIPPED_STOPS)::admits);
        List<SpecificRecord> before = traffic.phases().get(0);
        List<SpecificRecord> meanwhile = traffic.phases().get(1);
        List<SpecificRecord> after = traffic.phases().get(2);

        try (RunningSluice sluice = new RunningSluice(
                guarantee, PARTITIONS, CopiedRules.withFewRulesAndWithoutOutcomes(directory.resolve("rules")))) {
            sluice.startService();
            try (SluiceProcess killed = SluiceProcess.start(sluice.config(), directory)) {
                awaitTwoAtWork(sluice, killed);
                publishAndAwait(sluice, traffic.signals());
                publishAndAwait(sluice, before);
                meanwhile.forEach(sluice::publish);
                sluice.awaitRecords(Topics.DECISION_MADE, transactions(before) + DECIDED_BEFORE_THE_KILL);
                killed.kill();
            }
            assertThat(sluice.progress().isEverythingTakenIn())
                    .as("it was killed when nothing was left to do")
                    .isFalse();
            sluice.awaitTakenIn();
            try (SluiceProcess back = SluiceProcess.start(sluice.config(), directory)) {
                publishWhileItComesBack(sluice, back, after);
                sluice.awaitTakenIn();
            }

            List<ConsumerRecord<String, byte[]>> answers =
                    sluice.read(Topics.DECISION_MADE, transactions(traffic.events()));
            Map<String, DecisionMade> replayed =
                    InMemoryReplay.decisions(sluice.config().rulesDirectory(), traffic.events());
            assertThat(featuresWithMoreThanNothing(replayed))
                    .as("what was put into the histories of all kinds of entity, labels too, is compared")
                    .contains("account_fraud_count_30d", "device_fraud_count_30d", "terminal_fraud_share_30d_delay_7d");
            assertSame(sluice, answers, replayed);
            if (guarantee == Guarantee.EXACTLY_ONCE_V2) {
                assertThat(answers).hasSize(transactions(traffic.events()));
            }
        }
    }

    private static void awaitTwoAtWork(RunningSluice sluice, SluiceProcess process) {
        Awaitility.await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(() -> {
            process.requireRunning();
            return sluice.progress().membersAtWork() == 2;
        });
    }

    private static void publishAndAwait(RunningSluice sluice, List<SpecificRecord> events) {
        events.forEach(sluice::publish);
        sluice.awaitTakenIn();
    }

    /** Work is divided anew under traffic, a part of which comes when both are there. */
    private static void publishWhileItComesBack(
            RunningSluice sluice, SluiceProcess process, List<SpecificRecord> events) {
        Queue<SpecificRecord> rest = new ArrayDeque<>(events);
        Awaitility.await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(() -> {
            process.requireRunning();
            for (int count = 0; count < PUBLISHED_AT_ONCE && rest.size() > events.size() / 2; count++) {
                sluice.publish(rest.remove());
            }
            return sluice.progress().membersAtWork() == 2;
        });
        rest.forEach(sluice::publish);
    }

    private static void assertSame(
            RunningSluice sluice, List<ConsumerRecord<String, byte[]>> answers, Map<String, DecisionMade> replayed) {
        Map<String, Set<DecisionMade>> decided = answers.stream()
                .map(answer -> sluice.decode(DecisionMade.class, answer))
                .collect(Collectors.groupingBy(DecisionMade::getTransactionId, Collectors.toSet()));
        assertThat(decided.keySet()).isEqualTo(replayed.keySet());
        assertThat(decided.values().stream().filter(verdicts -> verdicts.size() > 1))
                .as("transactions with two different decisions")
                .isEmpty();
        assertThat(decided.values().stream()
                        .flatMap(Set::stream)
                        .flatMap(decision -> differingFeatures(decision, replayed.get(decision.getTransactionId()))))
                .as("features that differ")
                .isEmpty();
        Set<String> replayedBytes = replayed.values().stream()
                .map(decision -> hex(sluice.bytes(Topics.DECISION_MADE, decision)))
                .collect(Collectors.toSet());
        assertThat(answers.stream().map(answer -> hex(answer.value())).collect(Collectors.toSet()))
                .as("decisions, byte for byte")
                .isEqualTo(replayedBytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Set<String> featuresWithMoreThanNothing(Map<String, DecisionMade> decisions) {
        return decisions.values().stream()
                .flatMap(decision -> decision.getFeatures().stream())
                .filter(feature -> feature.getValue() != null && feature.getValue() > 0)
                .map(FeatureValue::getName)
                .collect(Collectors.toSet());
    }

    private static Stream<String> differingFeatures(DecisionMade live, DecisionMade replayed) {
        return IntStream.range(0, replayed.getFeatures().size())
                .filter(index -> !replayed.getFeatures()
                        .get(index)
                        .equals(live.getFeatures().get(index)))
                .mapToObj(index ->
                        live.getTransactionId() + ": " + live.getFeatures().get(index) + ", in the replay "
                                + replayed.getFeatures().get(index));
    }

    private static int transactions(List<SpecificRecord> events) {
        return (int) events.stream()
                .filter(event -> event instanceof TransactionRequested)
                .count();
    }
}
