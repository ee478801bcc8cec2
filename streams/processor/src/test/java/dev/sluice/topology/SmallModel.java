package dev.sluice.topology;

import dev.sluice.decision.DecisionModel;
import dev.sluice.rules.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A model without rules, in no time: features, and a policy that asks for a challenge when telemetry is missing. */
final class SmallModel {

    private SmallModel() {}

    /** The model with what a {@code features.yaml} says. */
    static DecisionModel of(String features) {
        return of(features, "");
    }

    /** The same with what the policy says about challenges: a section, or nothing. */
    static DecisionModel of(String features, String challenges) {
        return DecisionModel.load(RuleFiles.of(Map.of(
                RuleFiles.FEATURES, features.getBytes(StandardCharsets.UTF_8),
                RuleFiles.POLICY,
                        (SmallPolicy.challengingWithoutTelemetry() + challenges).getBytes(StandardCharsets.UTF_8))));
    }
}
