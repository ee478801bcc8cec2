package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rules.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelInForceTest {

    private static final String POLICY = """
            thresholds: {review: 0.5, challenge: %s, block: 0.96}
            allow: {lift_block: []}
            degraded: {action: allow, review: true}
            review: {of_blocked: false}
            signals:
              telemetry: {tolerance: 5s, stale_after: 24h, missing: challenge, stale: allow}
              terminal: {tolerance: 5s, stale_after: 48h, missing: allow, stale: allow}
              merchant: {missing: allow}
            alerts: {on: [block], severity_min: medium, dedupe_window: 1h}
            """;

    private final List<Runnable> retirements = new ArrayList<>();
    private final DecisionModel old = model("0.6");
    private final DecisionModel next = model("0.7");
    private final ModelInForce inForce = new ModelInForce(old, retirements::add);

    private static DecisionModel model(String challenge) {
        return DecisionModel.load(RuleFiles.of(
                Map.of(RuleFiles.POLICY, POLICY.formatted(challenge).getBytes(StandardCharsets.UTF_8))));
    }

    @AfterEach
    void close() {
        old.close();
        next.close();
    }

    @Test
    void a_step_that_begins_after_the_swap_has_the_next_model() {
        inForce.replace(next);

        assertThat(inForce.<DecisionModel>decideBy(model -> model)).isSameAs(next);
        assertThat(inForce.get()).isSameAs(next);
    }

    @Test
    void a_step_that_began_before_the_swap_ends_with_the_model_that_it_has() {
        DecisionModel atTheEnd = inForce.decideBy(model -> {
            inForce.replace(next);
            return model;
        });

        assertThat(atTheEnd).isSameAs(old);
    }

    @Test
    void a_model_is_given_up_only_when_the_last_step_that_holds_it_has_ended() {
        List<Integer> retiredDuringTheStep = new ArrayList<>();

        inForce.decideBy(model -> {
            inForce.replace(next);
            return retiredDuringTheStep.add(retirements.size());
        });

        assertThat(retiredDuringTheStep).containsExactly(0);
        assertThat(retirements).hasSize(1);
    }

    @Test
    void a_model_that_nobody_holds_is_given_up_at_the_swap() {
        inForce.replace(next);

        assertThat(retirements).hasSize(1);
    }
}
