package dev.sluice.topology;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;

/** A topology that asks: a payment on a device without telemetry is challenged. With such payments, and answers to them. */
final class ChallengeTopology implements AutoCloseable {

    /** More than any test asks. */
    static final int MANY = 1_000;

    static final Instant NOON = TopologyHarness.NOW.minus(Duration.ofHours(2));

    /** Features that a payment finds as they are, however quickly it follows. */
    static final String FEATURES_KNOWN_AT_ONCE = """
            features:
              asked_24h: {entity: account, measure: count, window: 24h, where: {outcome: challenge}, description: Asked}
              failed_24h: {entity: account, measure: count, window: 24h, where: {challenge: failed}, description: Failed}
            """;

    private static final String CHALLENGES = """
            challenges:
              impossible: {initiators: [merchant], transaction_types: [], exemptions: [], otherwise: review}
              budget:
                account: {feature: asked_24h, max: %d, otherwise: block}
                overall: {share: 0.000001, burst: %d, otherwise: review}
              timeout: 10m
              unanswered: block
              undelivered: review
            """;
    private static final String FEATURES = FEATURES_KNOWN_AT_ONCE + """
              unanswered_24h: {entity: account, measure: count, window: 24h, where: {challenge: unanswered}, description: Silent}
            """;
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** One that nobody is asked too often by. */
    TopologyHarness harness() {
        return harness(TopologyHarness.WITHOUT_WAITING);
    }

    TopologyHarness harness(TopologySettings settings) {
        return harness(model(FEATURES, MANY, MANY), settings);
    }

    /** One that asks an account, and all of them at a time, so often at most. */
    TopologyHarness harness(int accountMax, int burst) {
        return harness(model(FEATURES, accountMax, burst), TopologyHarness.WITHOUT_WAITING);
    }

    TopologyHarness harness(DecisionModel model, TopologySettings settings) {
        TopologyHarness harness = new TopologyHarness(model, settings);
        opened.add(harness);
        return harness;
    }

    DecisionModel model(String features, int accountMax, int burst) {
        DecisionModel model = SmallModel.of(features, CHALLENGES.formatted(accountMax, burst));
        opened.add(model);
        return model;
    }

    static ChallengeCompleted answer(
            String transactionId, String challengeId, ChallengeOutcome outcome, Instant completedAt) {
        return ChallengeCompleted.newBuilder()
                .setChallengeId(challengeId)
                .setTransactionId(transactionId)
                .setAccountId("a1")
                .setOutcome(outcome)
                .setCompletedAt(completedAt)
                .build();
    }

    static TransactionRequested challenged(String transactionId, Instant eventTime) {
        return TransactionRequested.newBuilder(allowed(transactionId, eventTime))
                .setDeviceId("d1")
                .build();
    }

    static TransactionRequested allowed(String transactionId, Instant eventTime) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("a1")
                .setEventTime(eventTime)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
    }

    static String header(TestRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Closes what was opened, the latest first. */
    @Override
    public void close() {
        Collections.reverse(opened);
        for (AutoCloseable each : opened) {
            try {
                each.close();
            } catch (Exception e) {
                throw new AssertionError("cannot be closed: " + each, e);
            }
        }
    }
}
