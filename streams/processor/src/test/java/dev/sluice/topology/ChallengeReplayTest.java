package dev.sluice.topology;

import static dev.sluice.topology.ChallengeTopology.NOON;
import static dev.sluice.topology.ChallengeTopology.allowed;
import static dev.sluice.topology.ChallengeTopology.answer;
import static dev.sluice.topology.ChallengeTopology.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.StepUp;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Challenges in the topology and in the replay, beside each other. */
class ChallengeReplayTest {

    private final ChallengeTopology topology = new ChallengeTopology();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void the_replay_says_the_same_of_every_payment_and_challenge() {
        DecisionModel model = topology.model(ChallengeTopology.FEATURES_KNOWN_AT_ONCE, 3, 12);
        TopologyHarness harness = topology.harness(model, TopologyHarness.WITHOUT_WAITING);
        List<ChallengeSettled> settledInReplay = new ArrayList<>();
        InMemoryPath replay = new InMemoryPath(model, settledInReplay::add, late -> {});
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
}
