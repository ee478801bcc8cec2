package dev.sluice.topology;

import static dev.sluice.topology.ChallengeTopology.NOON;
import static dev.sluice.topology.ChallengeTopology.allowed;
import static dev.sluice.topology.ChallengeTopology.answer;
import static dev.sluice.topology.ChallengeTopology.challenged;
import static dev.sluice.topology.ChallengeTopology.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.StepUp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Challenges from the decision that asks to the answer that settles it. */
class ChallengesTest {

    private final ChallengeTopology topology = new ChallengeTopology();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void a_decision_that_asks_says_until_when_it_waits_for_the_answer() {
        TopologyHarness harness = topology.harness();

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
        TopologyHarness harness = topology.harness();
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
    void an_answer_that_comes_again_gets_the_same_end_again() {
        TopologyHarness harness = topology.harness();
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
        TopologyHarness harness = topology.harness();
        harness.request(challenged("t1", NOON));
        harness.complete(answer("t1", "c1", ChallengeOutcome.PASSED, NOON.plusSeconds(40)));
        List<ChallengeSettled> first = harness.settled();

        harness.request(challenged("t1", NOON));

        assertThat(harness.settled()).isEqualTo(first);
    }

    @Test
    void another_answer_to_what_is_settled_changes_nothing_and_is_reported() {
        TopologyHarness harness = topology.harness();
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
    void an_answer_that_does_not_say_how_it_ended_is_refused() {
        TopologyHarness harness = topology.harness();
        harness.request(challenged("t1", NOON));

        harness.complete(answer("t1", "c1", ChallengeOutcome.UNKNOWN, NOON.plusSeconds(40)));

        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, DeadLetters.REASON_HEADER)).isEqualTo("MISSING");
            assertThat(header(letter, DeadLetters.FIELD_HEADER)).isEqualTo("outcome");
        });
    }

    @Test
    void how_a_challenge_ended_counts_for_the_payments_from_a_second_later_on() {
        TopologyHarness harness = topology.harness();
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

    private static Double feature(DecisionMade decision, String name) {
        return decision.getFeatures().stream()
                .filter(feature -> feature.getName().equals(name))
                .map(FeatureValue::getValue)
                .findFirst()
                .orElseThrow();
    }
}
