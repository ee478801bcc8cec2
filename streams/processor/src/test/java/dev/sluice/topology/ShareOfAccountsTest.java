package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A rule that acts on a share of the accounts, on the way through the topology. */
class ShareOfAccountsTest {

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
        return BlockingRule.model("@share(\"" + share + "\")");
    }

    private static List<TransactionRequested> payments() {
        return IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> BlockingRule.payment("t" + number, "a" + number, "50.0000"))
                .toList();
    }
}
