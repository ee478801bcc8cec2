package dev.sluice.topology;

import dev.sluice.decision.DecisionModel;
import dev.sluice.rules.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A model without rules, in no time: features, and a policy that asks for a challenge when telemetry is missing. */
final class SmallModel {

    private static final String POLICY = """
            thresholds: {review: 0.5, challenge: 0.65, block: 0.96}
            allow: {lift_block: []}
            degraded: {action: allow, review: true}
            review: {of_blocked: false}
            signals:
              telemetry: {tolerance: 5s, stale_after: 24h, missing: challenge, stale: allow}
              terminal: {tolerance: 5s, stale_after: 48h, missing: allow, stale: allow}
              merchant: {missing: allow}
            alerts: {on: [block], severity_min: medium, dedupe_window: 1h}
            """;

    private SmallModel() {}

    /** The model with what a {@code features.yaml} says. */
    static DecisionModel of(String features) {
        return of(features, "");
    }

    /** The same with what the policy says about challenges: a section, or nothing. */
    static DecisionModel of(String features, String challenges) {
        return DecisionModel.load(RuleFiles.of(Map.of(
                RuleFiles.FEATURES, features.getBytes(StandardCharsets.UTF_8),
                RuleFiles.POLICY, (POLICY + challenges).getBytes(StandardCharsets.UTF_8))));
    }
}
