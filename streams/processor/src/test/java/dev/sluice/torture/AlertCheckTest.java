package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Alert;
import dev.sluice.ingest.GoodEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AlertCheckTest {

    private static final List<TransactionRequested> PUBLISHED = List.of(payment("one"), payment("two"));
    private static final Alert OF_ONE = alert("one", 1);
    private static final Alert OF_TWO = alert("two", 1);
    private static final Function<TransactionRequested, String> ONE_WAY = payment -> "by the same partitions";
    private static final Function<TransactionRequested, String> WAYS_OF_THEIR_OWN =
            TransactionRequested::getTransactionId;

    private final Violations violations = new Violations();

    @Test
    void the_replays_alerts_are_right() {
        AlertCheck check = check(ONE_WAY, Set.of(), true, OF_ONE);

        assertThat(violations.lines()).isEmpty();
        assertThat(check.compared()).isEqualTo(1);
    }

    @Test
    void an_alert_that_is_missing_is_found() {
        check(ONE_WAY, Set.of(), false);

        assertThat(violations.lines().get(0)).isEqualTo("alerts other than the replay's: 1");
    }

    @Test
    void an_alert_that_comes_twice_is_wrong_only_where_all_must_agree() {
        check(ONE_WAY, Set.of(), false, OF_ONE, OF_ONE);
        assertThat(violations.lines()).isEmpty();

        check(ONE_WAY, Set.of(), true, OF_ONE, OF_ONE);
        assertThat(violations.lines().get(0)).isEqualTo("alerts other than the replay's: 1");
    }

    @Test
    void another_count_of_what_was_held_back_is_wrong_only_where_all_must_agree() {
        check(ONE_WAY, Set.of(), false, alert("one", 2));
        assertThat(violations.lines()).isEmpty();

        check(ONE_WAY, Set.of(), true, alert("one", 2));
        assertThat(violations.lines().get(0)).isEqualTo("alerts other than the replay's: 1");
    }

    @Test
    void another_rule_set_that_says_the_same_is_no_difference() {
        check(ONE_WAY, Set.of(), true, alert("one", 1, "another"));

        assertThat(violations.lines()).isEmpty();
    }

    @Test
    void an_alert_names_the_rule_set_of_its_decision() {
        check(ONE_WAY, Set.of(), true, alert("one", 1, "decided"));
        assertThat(violations.lines()).isEmpty();

        check(ONE_WAY, Set.of(), true, alert("one", 1, "neither"));
        assertThat(violations.lines().get(0)).isEqualTo("an alert that names another rule set than its decision: 1");
    }

    @Test
    void which_of_two_alerts_goes_out_is_wrong_only_if_neither_could_overtake_the_other() {
        AlertCheck check = check(WAYS_OF_THEIR_OWN, Set.of(), true, OF_TWO);
        assertThat(violations.lines()).isEmpty();
        assertThat(check.looselyCompared()).isEqualTo(1);

        check(ONE_WAY, Set.of(), true, OF_TWO);
        assertThat(violations.lines().get(0)).isEqualTo("alerts other than the replay's: 1");
    }

    @Test
    void an_alert_of_a_decision_that_is_no_cause_is_found_whatever_the_order() {
        check(WAYS_OF_THEIR_OWN, Set.of(), true, OF_ONE, alert("three", 1));

        assertThat(violations.lines().get(0)).isEqualTo("an alert of a decision that is no cause for one: 1");
    }

    @Test
    void alerts_of_what_was_decided_otherwise_are_not_compared() {
        AlertCheck check = check(ONE_WAY, Set.of("two"), true);

        assertThat(violations.lines()).isEmpty();
        assertThat(check.compared() + check.looselyCompared()).isZero();
    }

    private AlertCheck check(
            Function<TransactionRequested, String> wayOf, Set<String> otherwise, boolean wholly, Alert... raised) {
        Expectation replayed = new Expectation(Map.of(), Set.of("one", "two"), List.of(OF_ONE));
        AlertCheck check = new AlertCheck(replayed, wayOf, otherwise, wholly, violations);
        check.check(PUBLISHED, List.of(raised), Map.of("one", Set.of("first", "another", "decided")));
        return check;
    }

    private static TransactionRequested payment(String id) {
        TransactionRequested payment = GoodEvents.transaction();
        payment.setTransactionId(id);
        return payment;
    }

    private static Alert alert(String transactionId, int count) {
        return alert(transactionId, count, "first");
    }

    private static Alert alert(String transactionId, int count, String ruleSetHash) {
        return Alert.fromJson("""
                {"time": 1, "count": %d, "metadata": {"correlation_uid": "%s"},
                 "finding_info": {"analytic": {"uid": "FRD-DEV-001"}},
                 "unmapped": {"entity_type": "account", "entity_id": "%s", "rule_set_hash": "%s"}}
                """.formatted(count, transactionId, GoodEvents.ACCOUNT, ruleSetHash)
                .getBytes(StandardCharsets.UTF_8));
    }
}
