package dev.sluice.topology;

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
import dev.sluice.contract.TransactionInitiator;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Challenges from the decision that asks to the end. A payment on a device without telemetry is challenged in these tests. */
class ChallengesTest {

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
    private static final String FEATURES_KNOWN_AT_ONCE = """
            features:
              asked_24h: {entity: account, measure: count, window: 24h, where: {outcome: challenge}, description: Asked}
              failed_24h: {entity: account, measure: count, window: 24h, where: {challenge: failed}, description: Failed}
            """;
    private static final String FEATURES = FEATURES_KNOWN_AT_ONCE + """
              unanswered_24h: {entity: account, measure: count, window: 24h, where: {challenge: unanswered}, description: Silent}
            """;
    private static final int MANY = 1_000;
    private static final Instant NOON = TopologyHarness.NOW.minus(Duration.ofHours(2));
    private static final TopologySettings SETTINGS = new TopologySettings(
            1,
            Duration.ZERO,
            TopologySettings.DEFAULT.horizons(),
            TopologySettings.DEFAULT.signalHistory(),
            Layout.BY_ENTITY);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Collections.reverse(opened);
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void a_decision_that_asks_says_until_when_it_waits_for_the_answer() {
        TopologyHarness harness = harness();

        harness.request(challenged("t1", NOON));

        assertThat(harness.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.getAction()).isEqualTo(DecisionAction.CHALLENGE);
            assertThat(decision.getStepUp()).isEqualTo(StepUp.ASKED);
            assertThat(decision.getAnswerBy()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
        });
        assertThat(harness.settled()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED, ALLOW, false",
        "FAILED, BLOCK, false",
        "DENIED, BLOCK, false",
        "ABANDONED, BLOCK, false",
        "TIMED_OUT, BLOCK, false",
        "NOT_DELIVERED, ALLOW, true"
    })
    void an_answer_settles_the_payment_once_and_for_all(
            ChallengeOutcome outcome, DecisionAction action, boolean review) {
        TopologyHarness harness = harness();
        harness.request(challenged("t1", NOON));

        harness.complete(answer("t1", "c1", outcome, NOON.plusSeconds(40)));

        assertThat(harness.settled()).singleElement().satisfies(settled -> {
            assertThat(settled.getTransactionId()).isEqualTo("t1");
            assertThat(settled.getChallengeId()).isEqualTo("c1");
            assertThat(settled.getOutcome()).isEqualTo(outcome);
            assertThat(settled.getAction()).isEqualTo(action);
            assertThat(settled.getReview()).isEqualTo(review);
            assertThat(settled.getEventTime()).isEqualTo(NOON);
            assertThat(settled.getSettledAt()).isEqualTo(NOON.plusSeconds(40));
        });
    }

    @Test
    void who_gives_no_answer_in_time_is_settled_by_the_policy_when_payments_show_that_the_time_is_up() {
        TopologyHarness harness = harness();
        harness.request(challenged("t1", NOON));

        harness.request(allowed("t2", NOON.plus(Duration.ofMinutes(10))));
        assertThat(harness.settled()).isEmpty();
        harness.request(allowed("t3", NOON.plus(Duration.ofMinutes(11))));

        assertThat(harness.settled()).singleElement().satisfies(ChallengesTest::assertTimedOut);
    }

    @Test
    void time_goes_on_where_nobody_pays() {
        TopologyHarness harness = harness();
        harness.request(challenged("t1", NOON));

        harness.passWallClockTime(Duration.ofMinutes(10));
        assertThat(harness.settled()).isEmpty();
        harness.passWallClockTime(Duration.ofMinutes(1));

        assertThat(harness.settled()).singleElement().satisfies(ChallengesTest::assertTimedOut);
    }

    private static void assertTimedOut(ChallengeSettled settled) {
        assertThat(settled.getChallengeId()).isNull();
        assertThat(settled.getOutcome()).isEqualTo(ChallengeOutcome.TIMED_OUT);
        assertThat(settled.getAction()).isEqualTo(DecisionAction.BLOCK);
        assertThat(settled.getSettledAt()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    void an_answer_that_comes_again_gets_the_same_end_again() {
        TopologyHarness harness = harness();
        harness.request(challenged("t1", NOON));

        harness.complete(answer("t1", "c1", ChallengeOutcome.PASSED, NOON.plusSeconds(40)));
        harness.complete(answer("t1", "c1", ChallengeOutcome.PASSED, NOON.plusSeconds(40)));

        List<ChallengeSettled> settled = harness.settled();
        assertThat(settled).hasSize(2);
        assertThat(settled.get(1)).isEqualTo(settled.get(0));
        assertThat(harness.deadLetters()).isEmpty();
        assertThat(harness.observer().challengesSettled).isEqualTo(1);
    }

    @Test
    void a_payment_that_comes_again_gets_its_end_again() {
        TopologyHarness harness = harness();
        harness.request(challenged("t1", NOON));
        harness.complete(answer("t1", "c1", ChallengeOutcome.PASSED, NOON.plusSeconds(40)));
        List<ChallengeSettled> first = harness.settled();

        harness.request(challenged("t1", NOON));

        assertThat(harness.settled()).isEqualTo(first);
    }

    @Test
    void another_answer_to_what_is_settled_changes_nothing_and_is_reported() {
        TopologyHarness harness = harness();
        harness.request(challenged("t1", NOON));
        harness.complete(answer("t1", "c1", ChallengeOutcome.FAILED, NOON.plusSeconds(40)));
        harness.settled();

        harness.complete(answer("t1", "c2", ChallengeOutcome.PASSED, NOON.plusSeconds(60)));

        assertThat(harness.settled()).isEmpty();
        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, DeadLetters.REASON_HEADER)).isEqualTo("CHALLENGE_CLOSED");
            assertThat(header(letter, "__streams.errors.message")).contains("FAILED, BLOCK", "is final");
        });
    }

    @Test
    void an_answer_after_its_time_is_reported_and_silence_settles_the_payment() {
        TopologyHarness harness = harness();
        harness.request(challenged("t1", NOON));

        harness.complete(answer(
                "t1",
                "c1",
                ChallengeOutcome.PASSED,
                NOON.plus(Duration.ofMinutes(10)).plusMillis(1)));
        harness.request(allowed("t2", NOON.plus(Duration.ofMinutes(11))));

        assertThat(harness.settled()).singleElement().satisfies(ChallengesTest::assertTimedOut);
        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, DeadLetters.REASON_HEADER)).isEqualTo("CHALLENGE_CLOSED");
            assertThat(header(letter, DeadLetters.FIELD_HEADER)).isEqualTo("completedAt");
        });
    }

    @Test
    void an_answer_that_overtakes_its_decision_waits_for_it() {
        TopologyHarness harness = harness(MANY, MANY, TopologySettings.DEFAULT);
        harness.request(challenged("t1", NOON));
        harness.complete(answer("t1", "c1", ChallengeOutcome.PASSED, NOON.plusSeconds(40)));
        assertThat(harness.settled()).isEmpty();

        harness.passWallClockTime(TopologySettings.DEFAULT.telemetryWait().plusMillis(20));

        assertThat(harness.settled()).extracting(ChallengeSettled::getOutcome).containsExactly(ChallengeOutcome.PASSED);
    }

    @Test
    void an_answer_to_what_nobody_asked_becomes_a_dead_letter_once_no_decision_can_be_on_its_way() {
        TopologyHarness harness = harness();
        ChallengeCompleted stray = answer("t9", "c1", ChallengeOutcome.PASSED, NOON);
        harness.complete(stray);
        assertThat(harness.deadLetters()).isEmpty();

        harness.request(allowed("t1", NOON.plus(Duration.ofMinutes(10))));

        assertThat(harness.settled()).isEmpty();
        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("a1");
            assertThat(header(letter, DeadLetters.REASON_HEADER)).isEqualTo("CHALLENGE_NOT_ASKED");
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo(Topics.CHALLENGE_COMPLETED);
            assertThat(new BinarySerdes()
                            .contract(ChallengeCompleted.class)
                            .deserializer()
                            .deserialize(Topics.CHALLENGE_COMPLETED, letter.value()))
                    .isEqualTo(stray);
        });
        assertThat(harness.observer().deadLettered).isEqualTo(1);
    }

    @Test
    void an_answer_that_does_not_say_how_it_ended_is_refused() {
        TopologyHarness harness = harness();
        harness.request(challenged("t1", NOON));

        harness.complete(answer("t1", "c1", ChallengeOutcome.UNKNOWN, NOON.plusSeconds(40)));

        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, DeadLetters.REASON_HEADER)).isEqualTo("MISSING");
            assertThat(header(letter, DeadLetters.FIELD_HEADER)).isEqualTo("outcome");
        });
    }

    @Test
    void how_a_challenge_ended_counts_for_the_payments_from_a_second_later_on() {
        TopologyHarness harness = harness();
        harness.request(challenged("t1", NOON));
        harness.request(challenged("t2", NOON));
        harness.complete(answer("t1", "c1", ChallengeOutcome.FAILED, NOON.plusSeconds(40)));
        harness.decisions();

        harness.request(allowed("t3", NOON.plusMillis(40_999)));
        harness.request(allowed("t4", NOON.plusSeconds(41)));
        harness.request(allowed("t5", NOON.plus(Duration.ofMinutes(11))));
        harness.request(allowed("t6", NOON.plus(Duration.ofMinutes(11)).plusSeconds(1)));

        List<DecisionMade> decisions = harness.decisions();
        assertThat(decisions)
                .extracting(decision -> feature(decision, "failed_24h"))
                .containsExactly(0.0, 1.0, 1.0, 1.0);
        assertThat(decisions)
                .extracting(decision -> feature(decision, "unanswered_24h"))
                .containsExactly(0.0, 0.0, 0.0, 1.0);
    }

    @Test
    void a_payer_who_is_not_there_is_not_asked() {
        TopologyHarness harness = harness();

        harness.request(TransactionRequested.newBuilder(challenged("t1", NOON))
                .setInitiator(TransactionInitiator.MERCHANT)
                .build());

        assertThat(harness.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.getStepUp()).isEqualTo(StepUp.IMPOSSIBLE);
            assertThat(decision.getAction()).isEqualTo(DecisionAction.ALLOW);
            assertThat(decision.getReview()).isTrue();
            assertThat(decision.getAnswerBy()).isNull();
            assertThat(decision.getReasons()).last().asString().contains("there is nobody to ask");
        });
    }

    @Test
    void an_account_is_not_asked_more_often_in_its_window_than_the_budget_says() {
        TopologyHarness harness = harness(2, MANY, SETTINGS);

        harness.request(challenged("t1", NOON));
        harness.request(challenged("t2", NOON.plusSeconds(1)));
        harness.request(challenged("t3", NOON.plusSeconds(2)));
        harness.request(challenged("t4", NOON.plus(Duration.ofHours(24))));

        List<DecisionMade> decisions = harness.decisions();
        assertThat(decisions)
                .extracting(DecisionMade::getStepUp)
                .containsExactly(StepUp.ASKED, StepUp.ASKED, StepUp.ACCOUNT_BUDGET_SPENT);
        assertThat(decisions.get(2).getAction()).isEqualTo(DecisionAction.BLOCK);
        assertThat(decisions.get(2).getReasons()).last().asString().contains("was asked often enough lately");
    }

    @Test
    void all_customers_together_are_not_asked_more_often_than_the_budget_says() {
        TopologyHarness harness = harness(MANY, 2, SETTINGS);

        for (int number = 1; number <= 3; number++) {
            harness.request(TransactionRequested.newBuilder(challenged("t" + number, NOON))
                    .setAccountId("a" + number)
                    .build());
        }
        harness.request(TransactionRequested.newBuilder(challenged("t1", NOON))
                .setAccountId("a1")
                .build());

        assertThat(harness.decisions())
                .extracting(DecisionMade::getStepUp)
                .containsExactly(StepUp.ASKED, StepUp.ASKED, StepUp.OVERALL_BUDGET_SPENT, StepUp.ASKED);
    }

    @Test
    void the_replay_says_the_same_of_every_payment_and_challenge() {
        DecisionModel model = model(FEATURES_KNOWN_AT_ONCE, 3, 12);
        TopologyHarness harness = new TopologyHarness(model, SETTINGS);
        opened.add(harness);
        List<ChallengeSettled> settledInReplay = new ArrayList<>();
        InMemoryPath replay = new InMemoryPath(model, settledInReplay::add);
        List<DecisionMade> decidedInReplay = new ArrayList<>();
        Random random = new Random(11);

        for (int number = 0; number < 300; number++) {
            TransactionRequested payment = somePayment(random, number);
            DecisionMade decision = replay.decide(payment).decision();
            decidedInReplay.add(decision);
            harness.request(payment);
            if (decision.getStepUp() == StepUp.ASKED && random.nextInt(3) > 0) {
                ChallengeCompleted answer = someAnswer(random, decision);
                replay.inform(answer);
                harness.complete(answer);
            }
        }

        assertThat(harness.decisions()).isEqualTo(decidedInReplay);
        assertThat(harness.settled()).isEqualTo(settledInReplay);
        assertThat(decidedInReplay)
                .extracting(DecisionMade::getStepUp)
                .contains(StepUp.ASKED, StepUp.ACCOUNT_BUDGET_SPENT, StepUp.OVERALL_BUDGET_SPENT);
        assertThat(settledInReplay)
                .extracting(ChallengeSettled::getOutcome)
                .contains(ChallengeOutcome.PASSED, ChallengeOutcome.FAILED, ChallengeOutcome.TIMED_OUT);
    }

    /** Every second payment wants a challenge. */
    private static TransactionRequested somePayment(Random random, int number) {
        Instant time = NOON.minus(Duration.ofHours(10)).plus(Duration.ofMinutes(2L * number));
        String id = "t" + number;
        return TransactionRequested.newBuilder(random.nextBoolean() ? challenged(id, time) : allowed(id, time))
                .setAccountId("a" + (1 + random.nextInt(5)))
                .build();
    }

    private static ChallengeCompleted someAnswer(Random random, DecisionMade decision) {
        ChallengeOutcome outcome = random.nextBoolean() ? ChallengeOutcome.PASSED : ChallengeOutcome.FAILED;
        String id = decision.getTransactionId();
        return ChallengeCompleted.newBuilder(
                        answer(id, "c-" + id, outcome, decision.getEventTime().plusSeconds(30)))
                .setAccountId(decision.getAccountId())
                .build();
    }

    private static Double feature(DecisionMade decision, String name) {
        return decision.getFeatures().stream()
                .filter(feature -> feature.getName().equals(name))
                .map(FeatureValue::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static String header(TestRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private TopologyHarness harness() {
        return harness(MANY, MANY, SETTINGS);
    }

    private TopologyHarness harness(int accountMax, int burst, TopologySettings settings) {
        TopologyHarness harness = new TopologyHarness(model(FEATURES, accountMax, burst), settings);
        opened.add(harness);
        return harness;
    }

    private DecisionModel model(String features, int accountMax, int burst) {
        DecisionModel model = SmallModel.of(features, CHALLENGES.formatted(accountMax, burst));
        opened.add(model);
        return model;
    }

    private static ChallengeCompleted answer(
            String transactionId, String challengeId, ChallengeOutcome outcome, Instant completedAt) {
        return ChallengeCompleted.newBuilder()
                .setChallengeId(challengeId)
                .setTransactionId(transactionId)
                .setAccountId("a1")
                .setOutcome(outcome)
                .setCompletedAt(completedAt)
                .build();
    }

    private static TransactionRequested challenged(String transactionId, Instant eventTime) {
        return TransactionRequested.newBuilder(allowed(transactionId, eventTime))
                .setDeviceId("d1")
                .build();
    }

    private static TransactionRequested allowed(String transactionId, Instant eventTime) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("a1")
                .setEventTime(eventTime)
                .setAmount(new BigDecimal("12.5000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.ECOMMERCE)
                .build();
    }
}
