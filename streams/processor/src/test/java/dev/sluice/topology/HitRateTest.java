package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.explanation.Explainer;
import dev.sluice.decision.explanation.Explanation;
import dev.sluice.replay.InMemoryPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rule that hits more than it is expected to, on the way through the topology. */
class HitRateTest {

    private static final String EXPECTED = "@hitRate(\"0%..1%\")";

    /** From this one on the watch has seen enough. */
    private static final int LEAVES_AT = 1_000;

    private static final int PAYMENTS = 1_010;

    private static List<DecisionMade> decisions;
    private static List<TestRecord<String, byte[]>> alerts;

    @BeforeAll
    static void pay() {
        try (DecisionModel model = BlockingRule.model(EXPECTED);
                TopologyHarness harness = new TopologyHarness(model, TopologySettings.DEFAULT)) {
            model.ruleSet().watchHitRates();
            payments().forEach(harness::request);
            decisions = harness.decisions();
            alerts = harness.alerts();
        }
    }

    @Test
    void it_blocks_until_it_is_found_out_and_then_only_records() {
        assertThat(decisions).hasSize(PAYMENTS);
        assertThat(decisions.subList(0, LEAVES_AT)).allMatch(decision -> decision.getAction() == DecisionAction.BLOCK);
        assertThat(decisions.subList(LEAVES_AT, PAYMENTS))
                .allMatch(decision -> decision.getAction() == DecisionAction.ALLOW
                        && decision.getRules().get(0).getLifecycle() == RuleLifecycle.SHADOW
                        && !decision.getDegraded());
    }

    @Test
    void the_soc_is_told_once_and_about_the_rule() throws IOException {
        List<JsonNode> aboutTheRule = new ArrayList<>();
        for (TestRecord<String, byte[]> alert : alerts) {
            if (alert.key().equals(BlockingRule.ID)) {
                aboutTheRule.add(new ObjectMapper().readTree(alert.value()));
            }
        }

        assertThat(aboutTheRule)
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("message").asText())
                        .isEqualTo("Rule FRD-ACC-001 acts no longer on one instance: it hit 1,000 of the last 1,000"
                                + " transactions, 100.000%; @hitRate expects 0%..1%"));
    }

    @Test
    void an_explanation_finds_from_the_decision_alone_that_the_rule_had_been_demoted() {
        try (DecisionModel running = BlockingRule.model(EXPECTED);
                DecisionModel folder = BlockingRule.model(EXPECTED)) {
            running.ruleSet().watchHitRates();
            InMemoryPath path = new InMemoryPath(running);
            List<InMemoryPath.Answer> answers =
                    payments().stream().map(path::decide).toList();

            Explanation before = explain(folder, answers.get(0));
            Explanation after = explain(folder, answers.get(PAYMENTS - 1));

            assertThat(before.demoted()).isEmpty();
            assertThat(before.isReproduced()).isTrue();
            assertThat(before.hits()).hasSize(1);
            assertThat(after.demoted()).containsExactly(BlockingRule.ID);
            assertThat(after.isReproduced()).isTrue();
            assertThat(after.hits()).isEmpty();
            assertThat(after.shadowHits()).hasSize(1);
        }
    }

    private static Explanation explain(DecisionModel folder, InMemoryPath.Answer answer) {
        return new Explainer(folder).explain(answer.decision(), answer.evidence());
    }

    private static List<TransactionRequested> payments() {
        return IntStream.range(0, PAYMENTS)
                .mapToObj(number -> BlockingRule.payment("t" + number, "a" + number, "50.0000"))
                .toList();
    }
}
