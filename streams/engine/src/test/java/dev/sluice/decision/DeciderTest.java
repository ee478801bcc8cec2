package dev.sluice.decision;

import static dev.sluice.contract.RuleOutcome.ALLOW;
import static dev.sluice.contract.RuleOutcome.BLOCK;
import static dev.sluice.contract.RuleOutcome.CHALLENGE;
import static dev.sluice.decision.RuleHits.hit;
import static dev.sluice.decision.RuleHits.live;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.Severity;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.challenge.OverallAllowance;
import dev.sluice.rules.RuleEvaluation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeciderTest {

    private final Decider decider = new Decider(ArbiterTest.policy(ALLOW, DecisionAction.CHALLENGE), "cafe");
    private final TransactionRequested transaction = Transactions.contactless("tx-1", Transactions.NOON);

    @Test
    void a_decision_names_the_transaction_what_was_found_and_the_rule_set() {
        DecisionMade decision = decide(live(hit("FRD-A-1", CHALLENGE, 0.7)));

        assertThat(decision.getTransactionId()).isEqualTo("tx-1");
        assertThat(decision.getAccountId()).isEqualTo("acc-0000417");
        assertThat(decision.getInstrumentToken()).isEqualTo("tok-7f3a9c1e");
        assertThat(decision.getDeviceId()).isEqualTo("dev-0000417-a");
        assertThat(decision.getTerminalId()).isEqualTo("trm-00042");
        assertThat(decision.getMerchantId()).isEqualTo("mer-0007");
        assertThat(decision.getEventTime()).isEqualTo(Transactions.NOON);
        assertThat(decision.getAction()).isEqualTo(DecisionAction.CHALLENGE);
        assertThat(decision.getScore()).isEqualTo(0.7);
        assertThat(decision.getReasons()).containsExactly("Reason of FRD-A-1");
        assertThat(decision.getRuleSetHash()).isEqualTo("cafe");
        assertThat(decision.getTelemetryStatus()).isEqualTo(SignalStatus.PRESENT);
        assertThat(decision.getTerminalStatus()).isEqualTo(SignalStatus.STALE);
        assertThat(decision.getMerchantStatus()).isEqualTo(SignalStatus.MISSING);
        assertThat(decision.getFeatures()).hasSize(2);
        assertThat(decision.getDegraded()).isFalse();
    }

    @Test
    void live_and_shadow_hits_are_recorded_together_in_the_order_of_their_ids() {
        RuleEvaluation evaluation = new RuleEvaluation(
                List.of(hit("FRD-B-2", BLOCK, 0.9), hit("FRD-B-1", CHALLENGE, 0.7)),
                List.of(RuleHits.hit("FRD-A-1", "device", BLOCK, 0.9, Severity.HIGH, RuleLifecycle.SHADOW)),
                List.of());

        DecisionMade decision = decide(evaluation);

        assertThat(decision.getRules()).extracting(RuleHit::getRuleId).containsExactly("FRD-A-1", "FRD-B-1", "FRD-B-2");
        assertThat(decision.getRules())
                .extracting(RuleHit::getLifecycle)
                .containsExactly(RuleLifecycle.SHADOW, RuleLifecycle.LIVE, RuleLifecycle.LIVE);
        assertThat(decision.getReasons()).doesNotContain("Reason of FRD-A-1");
    }

    @Test
    void a_live_rule_that_does_not_act_on_the_account_is_recorded_as_a_shadow_rule() {
        RuleEvaluation evaluation = new RuleEvaluation(List.of(), List.of(hit("FRD-A-1", BLOCK, 0.9)), List.of());

        DecisionMade decision = decide(evaluation);

        assertThat(decision.getRules()).extracting(RuleHit::getLifecycle).containsExactly(RuleLifecycle.SHADOW);
        assertThat(decision.getAction()).isEqualTo(DecisionAction.ALLOW);
        assertThat(decision.getScore()).isZero();
    }

    @Test
    void the_same_input_gives_the_same_bytes_in_whatever_order_the_hits_come() throws IOException {
        RuleEvaluation evaluation = live(hit("FRD-A-1", CHALLENGE, 0.17), hit("FRD-A-2", BLOCK, 0.31));
        RuleEvaluation reversed = live(hit("FRD-A-2", BLOCK, 0.31), hit("FRD-A-1", CHALLENGE, 0.17));

        assertThat(decide(evaluation).toByteBuffer()).isEqualTo(decide(reversed).toByteBuffer());
    }

    @Test
    void what_a_stop_could_not_do_degrades_the_decision() {
        PaymentContext context = Transactions.visited(transaction);
        context.setDegradedReasons(List.of("Velocity of the device is unknown"));

        DecisionMade decision =
                decider.decide(new Evidence(context, null, List.of()), live(), OverallAllowance.UNBOUNDED);

        assertThat(decision.getDegraded()).isTrue();
        assertThat(decision.getDegradedReasons()).containsExactly("Velocity of the device is unknown");
        assertThat(decision.getAction()).isEqualTo(DecisionAction.CHALLENGE);
    }

    private DecisionMade decide(RuleEvaluation evaluation) {
        return decider.decide(
                new Evidence(Transactions.visited(transaction), null, List.of()),
                evaluation,
                OverallAllowance.UNBOUNDED);
    }
}
