package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.StepUp;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.service.StreamsSettings.Guarantee;
import dev.sluice.topology.SmallPolicy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Challenges in a running system: asked, and after a restart passed, failed, answered twice, not at all, and unasked. */
class ChallengeLoopIT {

    private static final String FEATURES = """
            features:
              asked_24h: {entity: account, measure: count, window: 24h, where: {outcome: challenge}, description: Asked}
              failed_24h: {entity: account, measure: count, window: 24h, where: {challenge: failed}, description: Failed}
            """;
    private static final String CHALLENGES = """
            challenges:
              impossible: {initiators: [merchant], transaction_types: [], exemptions: [], otherwise: review}
              budget:
                account: {feature: asked_24h, max: 1, otherwise: block}
                overall: {share: 0.02, burst: 50, otherwise: review}
              timeout: 10m
              unanswered: block
              undelivered: review
            """;
    private static final int PARTITIONS = 2;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Instant EARLIER = NOW.minus(Duration.ofMinutes(30));

    @Test
    void every_challenge_ends_once_across_a_restart_and_no_answer_is_lost(@TempDir Path rules) throws IOException {
        Files.writeString(rules.resolve("features.yaml"), FEATURES);
        Files.writeString(rules.resolve("policy.yaml"), SmallPolicy.challengingWithoutTelemetry() + CHALLENGES);
        try (RunningSluice sluice = new RunningSluice(Guarantee.EXACTLY_ONCE_V2, PARTITIONS, rules)) {
            sluice.startService();
            for (String account : List.of("passes", "fails", "keeps-silent")) {
                sluice.publish(onUnknownDevice("t-" + account, account, EARLIER));
            }
            assertThat(decisions(sluice, 3)).extracting(DecisionMade::getStepUp).containsOnly(StepUp.ASKED);

            sluice.restartService();
            sluice.publish(answer("passes", ChallengeOutcome.PASSED));
            sluice.publish(answer("passes", ChallengeOutcome.PASSED));
            sluice.publish(answer("fails", ChallengeOutcome.FAILED));
            sluice.publish(answer("was-never-asked", ChallengeOutcome.PASSED));
            sluice.awaitTakenIn();
            for (String account : List.of("passes", "fails", "keeps-silent", "was-never-asked")) {
                sluice.publish(onUnknownDevice("u-" + account, account, NOW));
            }

            assertThat(settled(sluice, 4))
                    .extracting(end -> end.getTransactionId() + " " + end.getOutcome() + " " + end.getAction())
                    .containsExactlyInAnyOrder(
                            "t-passes PASSED ALLOW",
                            "t-passes PASSED ALLOW",
                            "t-fails FAILED BLOCK",
                            "t-keeps-silent TIMED_OUT BLOCK");
            assertThat(sluice.read(Topics.DEAD_LETTER, 1))
                    .singleElement()
                    .satisfies(letter -> assertThat(new String(letter.headers()
                                    .lastHeader("sluice.error.reason")
                                    .value()))
                            .isEqualTo("CHALLENGE_NOT_ASKED"));
            List<DecisionMade> later = decisions(sluice, 7).stream()
                    .filter(decision -> decision.getEventTime().equals(NOW))
                    .toList();
            assertThat(later)
                    .extracting(decision -> decision.getTransactionId() + " " + decision.getStepUp() + " "
                            + decision.getAction() + " " + failures(decision))
                    .containsExactlyInAnyOrder(
                            "u-passes ACCOUNT_BUDGET_SPENT BLOCK 0.0",
                            "u-fails ACCOUNT_BUDGET_SPENT BLOCK 1.0",
                            "u-keeps-silent ACCOUNT_BUDGET_SPENT BLOCK 0.0",
                            "u-was-never-asked ASKED CHALLENGE 0.0");
            assertThat(later).extracting(DecisionMade::getAction).contains(DecisionAction.CHALLENGE);
        }
    }

    private static List<DecisionMade> decisions(RunningSluice sluice, int count) {
        List<ConsumerRecord<String, byte[]>> records = sluice.read(Topics.DECISION_MADE, count);
        return records.stream()
                .map(record -> sluice.decode(DecisionMade.class, record))
                .toList();
    }

    private static List<ChallengeSettled> settled(RunningSluice sluice, int count) {
        return sluice.read(Topics.CHALLENGE_SETTLED, count).stream()
                .map(record -> sluice.decode(ChallengeSettled.class, record))
                .toList();
    }

    private static Double failures(DecisionMade decision) {
        return decision.getFeatures().stream()
                .filter(feature -> feature.getName().equals("failed_24h"))
                .map(FeatureValue::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static ChallengeCompleted answer(String account, ChallengeOutcome outcome) {
        return ChallengeCompleted.newBuilder()
                .setChallengeId("c-" + account)
                .setTransactionId("t-" + account)
                .setAccountId(account)
                .setOutcome(outcome)
                .setCompletedAt(EARLIER.plusSeconds(40))
                .build();
    }

    private static TransactionRequested onUnknownDevice(String transactionId, String account, Instant eventTime) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId(account)
                .setDeviceId("device-of-" + account)
                .setEventTime(eventTime)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
    }
}
