package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.StepUp;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.ingest.GoodEvents;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionCheckTest {

    private static final List<TransactionRequested> PUBLISHED = List.of(payment("one"), payment("two"), payment("one"));
    private static final Map<String, DecisionMade> REPLAYED =
            Map.of("one", decision("one", 3, 1), "two", decision("two", 5, 0));
    private static final List<DecisionMade> AS_REPLAYED =
            List.of(decision("one", 3, 1), decision("two", 5, 0), decision("one", 3, 1));

    private final Violations violations = new Violations();

    @Test
    void one_answer_for_each_time_that_is_the_replays_is_right() {
        DecisionCheck check = check(Guarantee.EXACTLY_ONCE_V2, AS_REPLAYED);

        assertThat(violations.lines()).isEmpty();
        assertThat(check.equal()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void a_lost_transaction_is_found() {
        check(Guarantee.AT_LEAST_ONCE, List.of(decision("one", 3, 1), decision("one", 3, 1)));

        assertThat(violations.lines()).containsExactly("no decision: 1", "  two");
    }

    @Test
    void an_answer_too_many_is_wrong_under_exactly_once_only() {
        List<DecisionMade> decided = with(AS_REPLAYED, decision("two", 5, 0));

        check(Guarantee.AT_LEAST_ONCE, decided);
        assertThat(violations.lines()).isEmpty();
        check(Guarantee.EXACTLY_ONCE_V2, decided);
        assertThat(violations.lines())
                .containsExactly(
                        "not one answer for each time it was published: 1",
                        "  two, published 1 times, answered 2 times");
    }

    @Test
    void a_repeated_transaction_that_was_answered_once_is_found() {
        check(Guarantee.AT_LEAST_ONCE, List.of(decision("one", 3, 1), decision("two", 5, 0)));

        assertThat(violations.lines())
                .containsExactly(
                        "fewer answers than it was published: 1", "  one, published 2 times, answered 1 times");
    }

    @Test
    void two_different_answers_are_found() {
        DecisionMade other = decision("two", 5, 0);
        other.setAction(DecisionAction.BLOCK);

        check(Guarantee.AT_LEAST_ONCE, with(AS_REPLAYED, other));

        assertThat(violations.lines()).containsExactly("decided twice, and not the same: 1", "  two");
    }

    @Test
    void velocity_that_counted_otherwise_is_found_with_both_values() {
        check(Guarantee.EXACTLY_ONCE_V2, List.of(AS_REPLAYED.get(0), decision("two", 6, 0), AS_REPLAYED.get(2)));

        assertThat(violations.lines().get(0)).isEqualTo("velocity other than the replay's: 1");
        assertThat(violations.lines().get(1)).startsWith("  two: count").contains("6.0", "in the replay", "5.0");
    }

    @Test
    void other_outcomes_alone_are_no_violation_but_not_called_equal() {
        DecisionCheck check = check(
                Guarantee.EXACTLY_ONCE_V2, List.of(AS_REPLAYED.get(0), decision("two", 5, 1), AS_REPLAYED.get(2)));

        assertThat(violations.lines()).isEmpty();
        assertThat(check.equal()).containsExactly("one");
        assertThat(check.orderDependent()).containsExactly("two");
    }

    @Test
    void another_verdict_on_the_same_velocity_is_found() {
        DecisionMade other = decision("two", 5, 0);
        other.setAction(DecisionAction.BLOCK);

        check(Guarantee.EXACTLY_ONCE_V2, List.of(AS_REPLAYED.get(0), other, AS_REPLAYED.get(2)));

        assertThat(violations.lines())
                .containsExactly("a decision other than the replay's: 1", "  two: action BLOCK, in the replay ALLOW");
    }

    @Test
    void a_budget_that_was_spent_in_one_of_the_two_excuses_what_follows_from_it() {
        DecisionMade other = decision("two", 5, 0);
        other.setAction(DecisionAction.BLOCK);
        other.setStepUp(StepUp.OVERALL_BUDGET_SPENT);

        DecisionCheck check = check(Guarantee.EXACTLY_ONCE_V2, List.of(AS_REPLAYED.get(0), other, AS_REPLAYED.get(2)));

        assertThat(violations.lines()).isEmpty();
        assertThat(check.orderDependent()).containsExactly("two");
    }

    @Test
    void a_quarantine_that_only_one_of_the_two_knew_excuses_what_follows_from_it() {
        DecisionMade other = decision("two", 5, 0);
        other.setAction(DecisionAction.BLOCK);
        other.setQuarantines(List.of("terminal/trm-1"));

        DecisionCheck check = check(Guarantee.EXACTLY_ONCE_V2, List.of(AS_REPLAYED.get(0), other, AS_REPLAYED.get(2)));

        assertThat(violations.lines()).isEmpty();
        assertThat(check.orderDependent()).containsExactly("two");
    }

    @Test
    void a_spent_budget_excuses_no_other_score() {
        DecisionMade other = decision("two", 5, 0);
        other.setScore(0.5);
        other.setStepUp(StepUp.OVERALL_BUDGET_SPENT);

        check(Guarantee.EXACTLY_ONCE_V2, List.of(AS_REPLAYED.get(0), other, AS_REPLAYED.get(2)));

        assertThat(violations.lines())
                .containsExactly("a decision other than the replay's: 1", "  two: score 0.5, in the replay 0.0");
    }

    @Test
    void another_rule_set_that_says_the_same_is_no_difference() {
        DecisionMade other = decision("two", 5, 0);
        other.setRuleSetHash("another");

        check(Guarantee.EXACTLY_ONCE_V2, List.of(AS_REPLAYED.get(0), other, AS_REPLAYED.get(2)));

        assertThat(violations.lines()).isEmpty();
    }

    @Test
    void a_decision_on_what_was_never_published_is_found() {
        check(Guarantee.EXACTLY_ONCE_V2, with(AS_REPLAYED, decision("poison-1", 0, 0)));

        assertThat(violations.lines())
                .containsExactly("decided and never published as a good transaction: 1", "  poison-1");
    }

    private DecisionCheck check(Guarantee guarantee, List<DecisionMade> decided) {
        DecisionCheck check = new DecisionCheck(guarantee, Set.of("blocked"), violations);
        check.check(PUBLISHED, decided, REPLAYED);
        return check;
    }

    private static List<DecisionMade> with(List<DecisionMade> decisions, DecisionMade another) {
        List<DecisionMade> all = new ArrayList<>(decisions);
        all.add(another);
        return all;
    }

    private static TransactionRequested payment(String id) {
        TransactionRequested payment = GoodEvents.transaction();
        payment.setTransactionId(id);
        return payment;
    }

    private static DecisionMade decision(String id, double count, double blocked) {
        return DecisionMade.newBuilder()
                .setTransactionId(id)
                .setAccountId(GoodEvents.ACCOUNT)
                .setEventTime(GoodEvents.NOW)
                .setAction(DecisionAction.ALLOW)
                .setScore(0)
                .setRuleSetHash("first")
                .setFeatures(List.of(feature("count", count), feature("blocked", blocked)))
                .build();
    }

    private static FeatureValue feature(String name, double value) {
        return FeatureValue.newBuilder().setName(name).setValue(value).build();
    }
}
