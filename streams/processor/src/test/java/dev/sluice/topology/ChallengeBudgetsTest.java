package dev.sluice.topology;

import static dev.sluice.topology.ChallengeTopology.MANY;
import static dev.sluice.topology.ChallengeTopology.NOON;
import static dev.sluice.topology.ChallengeTopology.challenged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.StepUp;
import dev.sluice.contract.TransactionInitiator;
import dev.sluice.contract.TransactionRequested;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is not asked: where nobody is there to ask, and where it was asked often enough. */
class ChallengeBudgetsTest {

    private final ChallengeTopology topology = new ChallengeTopology();

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void a_payer_who_is_not_there_is_not_asked() {
        TopologyHarness harness = topology.harness();

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
        TopologyHarness harness = topology.harness(2, MANY);

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
        TopologyHarness harness = topology.harness(MANY, 2);

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
}
