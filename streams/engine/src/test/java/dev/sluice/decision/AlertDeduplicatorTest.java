package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.challenge.OverallAllowance;
import dev.sluice.rules.RuleHit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertDeduplicatorTest {

    private static final Instant NOON = Transactions.NOON;

    private final AlertDeduplicator deduplicator = new AlertDeduplicator(Duration.ofHours(1));
    private AlertHistory history = AlertHistory.EMPTY;

    @Test
    void the_first_alert_goes_out_unchanged() {
        assertThat(admit(alert("tx-1", "FRD-A-1", 0))).contains(alert("tx-1", "FRD-A-1", 0));
    }

    @Test
    void alike_ones_within_the_window_are_held_back_and_the_next_one_tells_how_many() {
        admit(alert("tx-1", "FRD-A-1", 0));
        assertThat(admit(alert("tx-2", "FRD-A-1", 10))).isEmpty();
        assertThat(admit(alert("tx-3", "FRD-A-1", 59))).isEmpty();

        Alert next = admit(alert("tx-4", "FRD-A-1", 60)).orElseThrow();

        assertThat(next.finding().get("count").asInt()).isEqualTo(3);
        assertThat(next.finding().get("start_time").asLong()).isEqualTo(at(10).toEpochMilli());
        assertThat(next.finding().get("end_time").asLong()).isEqualTo(at(60).toEpochMilli());
        assertThat(next.finding().get("message").asText()).endsWith("(2 alike held back before)");
    }

    @Test
    void the_count_starts_again_after_it_was_told() {
        admit(alert("tx-1", "FRD-A-1", 0));
        admit(alert("tx-2", "FRD-A-1", 10));
        admit(alert("tx-3", "FRD-A-1", 60));

        Alert next = admit(alert("tx-4", "FRD-A-1", 120)).orElseThrow();

        assertThat(next.finding().get("count").asInt()).isEqualTo(1);
    }

    @Test
    void another_rule_alerts_on_its_own() {
        admit(alert("tx-1", "FRD-A-1", 0));

        assertThat(admit(alert("tx-2", "FRD-A-2", 1))).isPresent();
    }

    @Test
    void an_alert_of_a_late_transaction_within_the_window_is_held_back_too() {
        admit(alert("tx-1", "FRD-A-1", 0));

        assertThat(admit(alert("tx-0", "FRD-A-1", -59))).isEmpty();
    }

    @Test
    void an_alert_of_a_very_late_transaction_goes_out_and_does_not_open_the_window_again() {
        admit(alert("tx-1", "FRD-A-1", 0));

        assertThat(admit(alert("tx-0", "FRD-A-1", -60))).isPresent();
        assertThat(admit(alert("tx-2", "FRD-A-1", 10))).isEmpty();
    }

    @Test
    void an_alert_that_went_out_goes_out_again_with_the_same_bytes_when_its_transaction_comes_again() {
        admit(alert("tx-1", "FRD-A-1", 0));
        admit(alert("tx-2", "FRD-A-1", 10));
        Alert first = admit(alert("tx-3", "FRD-A-1", 60)).orElseThrow();
        AlertHistory before = history;

        Alert again = admit(alert("tx-3", "FRD-A-1", 60)).orElseThrow();

        assertThat(again.toJson()).isEqualTo(first.toJson());
        assertThat(history).isEqualTo(before);
    }

    @Test
    void with_a_window_of_zero_every_alert_goes_out() {
        AlertDeduplicator none = new AlertDeduplicator(Duration.ZERO);
        AlertHistory after = none.admit(null, alert("tx-1", "FRD-A-1", 0)).history();

        assertThat(none.admit(after, alert("tx-2", "FRD-A-1", 0)).alert()).isPresent();
    }

    @Test
    void a_history_survives_the_way_through_bytes() {
        admit(alert("tx-1", "FRD-A-1", 0));
        admit(alert("tx-2", "FRD-A-1", 10));
        admit(alert("tx-3", "FRD-A-2", 20));

        assertThat(AlertHistory.decode(history.encode())).isEqualTo(history);
        assertThat(AlertHistory.decode(history.encode()).encode()).isEqualTo(history.encode());
    }

    @Test
    void a_history_does_not_grow_beyond_its_limit_and_forgets_what_is_silent_the_longest() {
        for (int i = 0; i < AlertHistory.RULES_MAX + 5; i++) {
            admit(alert("tx-" + i, "FRD-A-" + i, i));
        }

        assertThat(history.find("FRD-A-4")).isNull();
        assertThat(history.find("FRD-A-5")).isNotNull();
        assertThat(AlertHistory.decode(history.encode())).isEqualTo(history);
    }

    @Test
    void bytes_that_are_no_history_are_refused() {
        assertThatThrownBy(() -> AlertHistory.decode(new byte[] {9}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 9");
        assertThatThrownBy(() -> AlertHistory.decode(new byte[] {1, 1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no alert history");
        assertThatThrownBy(() -> AlertHistory.decode(new byte[] {1, 0, 7}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 bytes too many");
    }

    private Optional<Alert> admit(Alert alert) {
        AlertDeduplicator.Outcome outcome = deduplicator.admit(history, alert);
        history = outcome.history();
        return outcome.alert();
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Alert alert(String transactionId, String ruleId, int minute) {
        TransactionRequested transaction = Transactions.contactless(transactionId, at(minute));
        RuleHit hit = RuleHits.hit(ruleId, "account", RuleOutcome.BLOCK, 0.97, Severity.HIGH, RuleLifecycle.LIVE);
        Policy policy = ArbiterTest.policy(RuleOutcome.ALLOW, DecisionAction.ALLOW);
        return new AlertFactory(policy.alerts(), List.of(hit.rule()), "0.1.0")
                .alertOn(
                        new Decider(policy, "cafe")
                                .decide(
                                        Transactions.known(transaction),
                                        RuleHits.live(hit),
                                        OverallAllowance.UNBOUNDED),
                        transaction)
                .orElseThrow();
    }
}
