package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.rules.RuleFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeatureOriginTest {

    private static final String POLICY = """
            thresholds: {review: %s, challenge: 0.6, block: 0.96}
            allow: {lift_block: []}
            degraded: {action: allow, review: true}
            review: {of_blocked: false}
            signals:
              telemetry: {tolerance: 5s, stale_after: 24h, missing: challenge, stale: allow}
              terminal: {tolerance: 5s, stale_after: 48h, missing: allow, stale: allow}
              merchant: {missing: allow}
            alerts: {on: [block], severity_min: medium, dedupe_window: 1h}
            """;

    private static final String FEATURES = """
            features:
              account_count:
                description: Payments of the account
                entity: account
                measure: count
                window: %s
            """;

    private final DecisionModel hourly = model("1h", "0.5");
    private final DecisionModel hourlyWithOtherPolicy = model("1h", "0.4");
    private final DecisionModel daily = model("24h", "0.5");
    private final PaymentContext context = PaymentContexts.start(Transactions.contactless("T-1", Transactions.NOON));

    private static DecisionModel model(String window, String review) {
        return DecisionModel.load(RuleFiles.of(Map.of(
                RuleFiles.POLICY, POLICY.formatted(review).getBytes(StandardCharsets.UTF_8),
                RuleFiles.FEATURES, FEATURES.formatted(window).getBytes(StandardCharsets.UTF_8))));
    }

    @AfterEach
    void close() {
        hourly.close();
        hourlyWithOtherPolicy.close();
        daily.close();
    }

    @Test
    void a_payment_whose_stops_go_by_the_same_features_is_not_degraded() {
        FeatureOrigin.note(context, hourly);
        FeatureOrigin.note(context, hourlyWithOtherPolicy);

        assertThat(context.getDegradedReasons()).isEmpty();
    }

    @Test
    void a_payment_whose_features_mean_something_else_at_a_later_stop_says_so() {
        FeatureOrigin.note(context, hourly);
        FeatureOrigin.note(context, daily);

        assertThat(context.getDegradedReasons()).containsExactly(FeatureOrigin.MIXED);
    }

    @Test
    void it_says_so_once_however_many_stops_differ() {
        FeatureOrigin.note(context, hourly);
        FeatureOrigin.note(context, daily);
        FeatureOrigin.note(context, daily);

        assertThat(context.getDegradedReasons()).containsExactly(FeatureOrigin.MIXED);
    }
}
