package dev.sluice.topology;

import static dev.sluice.topology.ChallengeTopology.NOON;
import static dev.sluice.topology.ChallengeTopology.allowed;
import static dev.sluice.topology.ChallengeTopology.answer;
import static dev.sluice.topology.ChallengeTopology.challenged;
import static dev.sluice.topology.ChallengeTopology.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.Topics;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that come too early, too late or not at all. */
class ChallengeTimesTest {

    private final ChallengeTopology topology = new ChallengeTopology();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void who_gives_no_answer_in_time_is_settled_by_the_policy_when_payments_show_that_the_time_is_up() {
        TopologyHarness harness = topology.harness();
        harness.request(challenged("t1", NOON));

        harness.request(allowed("t2", NOON.plus(Duration.ofMinutes(10))));
        assertThat(harness.settled()).isEmpty();
        harness.request(allowed("t3", NOON.plus(Duration.ofMinutes(11))));

        assertThat(harness.settled()).singleElement().satisfies(ChallengeTimesTest::assertTimedOut);
    }

    @Test
    void time_goes_on_where_nobody_pays() {
        TopologyHarness harness = topology.harness();
        harness.request(challenged("t1", NOON));

        harness.passWallClockTime(Duration.ofMinutes(10));
        assertThat(harness.settled()).isEmpty();
        harness.passWallClockTime(Duration.ofMinutes(1));

        assertThat(harness.settled()).singleElement().satisfies(ChallengeTimesTest::assertTimedOut);
    }

    @Test
    void an_answer_after_its_time_is_reported_and_silence_settles_the_payment() {
        TopologyHarness harness = topology.harness();
        harness.request(challenged("t1", NOON));

        harness.complete(answer(
                "t1",
                "c1",
                ChallengeOutcome.PASSED,
                NOON.plus(Duration.ofMinutes(10)).plusMillis(1)));
        harness.request(allowed("t2", NOON.plus(Duration.ofMinutes(11))));

        assertThat(harness.settled()).singleElement().satisfies(ChallengeTimesTest::assertTimedOut);
        assertThat(harness.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(header(letter, DeadLetters.REASON_HEADER)).isEqualTo("CHALLENGE_CLOSED");
            assertThat(header(letter, DeadLetters.FIELD_HEADER)).isEqualTo("completedAt");
        });
    }

    @Test
    void an_answer_that_overtakes_its_decision_waits_for_it() {
        TopologyHarness harness = topology.harness(TopologySettings.DEFAULT);
        harness.request(challenged("t1", NOON));
        harness.complete(answer("t1", "c1", ChallengeOutcome.PASSED, NOON.plusSeconds(40)));
        assertThat(harness.settled()).isEmpty();

        harness.passWallClockTime(TopologySettings.DEFAULT.telemetryWait().plusMillis(20));

        assertThat(harness.settled()).extracting(ChallengeSettled::getOutcome).containsExactly(ChallengeOutcome.PASSED);
    }

    @Test
    void an_answer_to_what_nobody_asked_becomes_a_dead_letter_once_no_decision_can_be_on_its_way() {
        TopologyHarness harness = topology.harness();
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

    private static void assertTimedOut(ChallengeSettled settled) {
        assertThat(settled.getChallengeId()).isNull();
        assertThat(settled.getOutcome()).isEqualTo(ChallengeOutcome.TIMED_OUT);
        assertThat(settled.getAction()).isEqualTo(DecisionAction.BLOCK);
        assertThat(settled.getSettledAt()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    }
}
