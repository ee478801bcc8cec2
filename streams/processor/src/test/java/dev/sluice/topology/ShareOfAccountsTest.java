package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import dev.sluice.rules.RuleFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A rule that acts on a share of the accounts, on the way through the topology. */
class ShareOfAccountsTest {

    private static final String POLICY = """
            thresholds: {review: 0.5, challenge: 0.65, block: 0.96}
            allow: {lift_block: []}
            degraded: {action: allow, review: true}
            review: {of_blocked: false}
            signals:
              telemetry: {tolerance: 5s, stale_after: 24h, missing: allow, stale: allow}
              terminal: {tolerance: 5s, stale_after: 48h, missing: allow, stale: allow}
              merchant: {missing: allow}
            alerts: {on: [block], severity_min: medium, dedupe_window: 1h}
            """;
    private static final String RULE = """
            rule "FRD-ACC-001"
                @owner("card-fraud")
                @severity(high)
                @lifecycle(live)
                @share("%s")
                @technique("F1015")
                @reason("The amount is one that these tests decide by")
            when
                Transaction(amount >= 10.00)
            then
                block(0.97);
            end
            """;
    private static final Instant NOON = TopologyHarness.NOW.minus(Duration.ofMinutes(10));
    private static final int ACCOUNTS = 200;

    @Test
    void it_blocks_and_alerts_on_its_share_and_records_a_shadow_hit_on_the_others() {
        try (DecisionModel model = model("25%");
                TopologyHarness harness = new TopologyHarness(model, TopologySettings.DEFAULT)) {
            payments().forEach(harness::request);

            List<DecisionMade> decisions = harness.decisions();

            assertThat(decisions)
                    .allMatch(decision -> decision.getRules().size() == 1
                            && (decision.getAction() == DecisionAction.BLOCK)
                                    == (decision.getRules().get(0).getLifecycle() == RuleLifecycle.LIVE));
            assertThat(blocked(decisions)).hasSizeBetween(20, 80);
            assertThat(harness.alerts()).hasSameSizeAs(blocked(decisions));
        }
    }

    @Test
    void the_replay_chooses_the_same_accounts() {
        try (DecisionModel model = model("25%");
                TopologyHarness harness = new TopologyHarness(model, TopologySettings.DEFAULT)) {
            InMemoryPath replay = new InMemoryPath(model);
            payments().forEach(harness::request);

            List<DecisionMade> replayed = payments().stream()
                    .map(payment -> replay.decide(payment).decision())
                    .toList();

            assertThat(harness.decisions()).isEqualTo(replayed);
        }
    }

    @Test
    void a_larger_share_goes_on_acting_on_the_accounts_of_the_smaller_one() {
        assertThat(blockedAtShareOf("60%")).containsAll(blockedAtShareOf("25%")).hasSizeBetween(90, 150);
    }

    private static Set<String> blockedAtShareOf(String share) {
        try (DecisionModel model = model(share)) {
            InMemoryPath path = new InMemoryPath(model);
            return blocked(payments().stream()
                    .map(payment -> path.decide(payment).decision())
                    .toList());
        }
    }

    private static Set<String> blocked(List<DecisionMade> decisions) {
        return decisions.stream()
                .filter(decision -> decision.getAction() == DecisionAction.BLOCK)
                .map(DecisionMade::getAccountId)
                .collect(Collectors.toSet());
    }

    private static DecisionModel model(String share) {
        return DecisionModel.load(RuleFiles.of(Map.of(
                "features.yaml", bytes("features: {}\n"),
                "policy.yaml", bytes(POLICY),
                "account/FRD-ACC-001.drl", bytes(RULE.formatted(share)))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<TransactionRequested> payments() {
        return IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> TransactionRequested.newBuilder()
                        .setTransactionId("t" + number)
                        .setAccountId("a" + number)
                        .setEventTime(NOON)
                        .setAmount(new BigDecimal("50.0000"))
                        .setCurrency("EUR")
                        .setEntryMode(EntryMode.ECOMMERCE)
                        .build())
                .toList();
    }
}
