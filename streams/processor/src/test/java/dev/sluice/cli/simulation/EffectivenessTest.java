package dev.sluice.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Golden;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.score.ChallengeTally;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EffectivenessTest {

    private static final String RULE_SET = "0123456789abcdef";
    private static final SimulationManifest WORLD = new SimulationManifest(
            7, "2026-01-05T00:00:00Z", 14, 20_000, 1_000, 0.003, 140_000, 8, 3, 5, 400_000, "ab".repeat(32));

    private final Map<String, Fraud> frauds = new LinkedHashMap<>();

    @BeforeAll
    static void trustOurRecords() {
        Contracts.trust();
    }

    @Test
    void people_read_what_became_of_each_threat_and_of_genuine_payments() throws IOException {
        String text = EffectivenessText.render(WORLD, halfCaught(), RULE_SET);

        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        Golden.assertMatches("simulation/effectiveness.txt", text + "\n");
    }

    @Test
    void machines_read_the_same() throws IOException {
        String json = EffectivenessJson.render(WORLD, halfCaught(), RULE_SET).toPrettyString();

        Golden.assertMatches("simulation/effectiveness.json", json.replace(System.lineSeparator(), "\n") + "\n");
    }

    @Test
    void people_read_none_where_there_is_no_number() throws IOException {
        String text = EffectivenessText.render(WORLD, new EffectivenessScore(frauds).total(), RULE_SET);

        assertThat(text).doesNotContain("NaN");
        Golden.assertMatches("simulation/effectiveness-empty.txt", text + "\n");
    }

    @Test
    void value_is_stopped_where_the_transaction_is_challenged_or_blocked() {
        fraud("t-1", AttackKind.NFC_RELAY, "att-1", 1, 3, "100.50");
        fraud("t-2", AttackKind.NFC_RELAY, "att-1", 2, 3, "10.25");
        fraud("t-3", AttackKind.NFC_RELAY, "att-1", 3, 3, "1.00");
        EffectivenessScore score = new EffectivenessScore(frauds);

        score.decided(decision("t-1", DecisionAction.CHALLENGE));
        score.decided(decision("t-2", DecisionAction.BLOCK));
        score.decided(decision("t-3", DecisionAction.ALLOW));

        assertThat(score.total().value())
                .isEqualTo(new FraudValue(new BigDecimal("111.75"), new BigDecimal("110.75"), BigDecimal.ZERO));
    }

    @Test
    void a_challenge_that_is_passed_stops_nothing_in_the_end() {
        fraud("t-1", AttackKind.SIM_SWAP_TAKEOVER, "att-1", 1, 2, "100.00");
        fraud("t-2", AttackKind.SIM_SWAP_TAKEOVER, "att-1", 2, 2, "10.00");
        EffectivenessScore score = new EffectivenessScore(frauds);

        score.decided(decision("t-1", DecisionAction.CHALLENGE));
        score.settled(end("t-1", ChallengeOutcome.PASSED, DecisionAction.ALLOW));
        score.decided(decision("t-2", DecisionAction.CHALLENGE));
        score.settled(end("t-2", ChallengeOutcome.TIMED_OUT, DecisionAction.BLOCK));

        Effectiveness result = score.total();
        assertThat(result.attacks().caughtOnFirst()).isEqualTo(1);
        assertThat(result.attacksInTheEnd().caughtOnFirst()).isZero();
        assertThat(result.attacksInTheEnd().caughtLater()).isEqualTo(1);
        assertThat(result.value().stopped()).isEqualByComparingTo("110");
        assertThat(result.value().stoppedInTheEnd()).isEqualByComparingTo("10");
        assertThat(result.fraudChallenges()).isEqualTo(new ChallengeTally(2, 1, 0, 1, 1));
    }

    @Test
    void a_challenge_without_an_end_holds_its_payment_back() {
        fraud("t-1", AttackKind.NFC_RELAY, "att-1", 1, 1, "100.00");
        EffectivenessScore score = new EffectivenessScore(frauds);

        score.decided(decision("t-1", DecisionAction.CHALLENGE));

        assertThat(score.total().attacksInTheEnd().caughtOnFirst()).isEqualTo(1);
        assertThat(score.total().fraudChallenges().open()).isEqualTo(1);
    }

    @Test
    void genuine_customers_who_do_not_pass_are_refused_in_the_end() {
        EffectivenessScore score = new EffectivenessScore(frauds);

        score.decided(decision("g-1", DecisionAction.CHALLENGE));
        score.settled(end("g-1", ChallengeOutcome.PASSED, DecisionAction.ALLOW));
        score.decided(decision("g-2", DecisionAction.CHALLENGE));
        score.settled(end("g-2", ChallengeOutcome.ABANDONED, DecisionAction.BLOCK));
        score.decided(decision("g-3", DecisionAction.BLOCK));

        assertThat(score.total().genuineChallenges().asked()).isEqualTo(2);
        assertThat(score.total().genuineBlocked()).isEqualTo(1);
        assertThat(score.total().genuineRefused()).isEqualTo(2);
    }

    @Test
    void an_attack_that_went_through_but_is_to_be_looked_at_is_told() {
        fraud("t-1", AttackKind.TERMINAL_SILENT, "att-1", 1, 1, "700.00");
        fraud("t-2", AttackKind.TERMINAL_SILENT, "att-2", 1, 1, "700.00");
        EffectivenessScore score = new EffectivenessScore(frauds);

        score.decided(DecisionMade.newBuilder(decision("t-1", DecisionAction.ALLOW))
                .setReview(true)
                .build());
        score.decided(decision("t-2", DecisionAction.ALLOW));

        assertThat(score.total().attacks().missed()).isEqualTo(2);
        assertThat(score.total().reviewed()).isEqualTo(1);
    }

    @Test
    void precision_is_the_share_of_frauds_among_all_that_was_stopped() {
        fraud("t-1", AttackKind.NFC_RELAY, "att-1", 1, 1, "100.00");
        EffectivenessScore score = new EffectivenessScore(frauds);

        score.decided(decision("t-1", DecisionAction.CHALLENGE));
        score.decided(decision("g-1", DecisionAction.CHALLENGE));
        score.decided(decision("g-2", DecisionAction.BLOCK));
        score.decided(decision("g-3", DecisionAction.BLOCK));
        score.decided(decision("g-4", DecisionAction.ALLOW));

        assertThat(score.total().precision()).isEqualTo(0.25);
    }

    @Test
    void a_false_alarm_counts_for_each_rule_that_acted_and_for_no_rule_in_shadow() {
        EffectivenessScore score = new EffectivenessScore(frauds);

        score.decided(decision(
                "g-1",
                DecisionAction.CHALLENGE,
                hit("FRD-ACC-001", RuleLifecycle.LIVE),
                hit("FRD-LIM-001", RuleLifecycle.SHADOW)));
        score.decided(decision("g-2", DecisionAction.ALLOW, hit("FRD-ACC-002", RuleLifecycle.LIVE)));

        assertThat(score.total().falseAlarmsByRule()).containsExactly(Map.entry("FRD-ACC-001", 1L));
    }

    @Test
    void frauds_that_were_never_decided_are_told() {
        fraud("t-1", AttackKind.NFC_RELAY, "att-1", 1, 1, "100.00");

        Effectiveness result = new EffectivenessScore(frauds).total();

        assertThat(result.undecided()).isEqualTo(1);
        assertThat(EffectivenessText.render(WORLD, result, RULE_SET))
                .contains("1 fraudulent transactions of truth.csv were NOT decided");
    }

    /** One attack caught at once, one on its third transaction, one missed, and two genuine payments stopped of 5,000. */
    private Effectiveness halfCaught() {
        fraud("t-1", AttackKind.CARD_TESTING, "att-1", 1, 2, "1.50");
        fraud("t-2", AttackKind.CARD_TESTING, "att-1", 2, 2, "2.25");
        fraud("t-3", AttackKind.QR_SWAPPED, "att-2", 1, 3, "40.00");
        fraud("t-4", AttackKind.QR_SWAPPED, "att-2", 2, 3, "30.00");
        fraud("t-5", AttackKind.QR_SWAPPED, "att-2", 3, 3, "50.00");
        fraud("t-6", AttackKind.UNDER_THRESHOLD, "att-3", 1, 1, "1990.00");
        EffectivenessScore score = new EffectivenessScore(frauds);
        score.decided(decision("t-1", DecisionAction.BLOCK));
        score.decided(decision("t-2", DecisionAction.BLOCK));
        score.decided(decision("t-3", DecisionAction.ALLOW));
        score.decided(decision("t-4", DecisionAction.ALLOW));
        score.decided(decision("t-5", DecisionAction.CHALLENGE));
        score.settled(end("t-5", ChallengeOutcome.PASSED, DecisionAction.ALLOW));
        score.decided(decision("t-6", DecisionAction.ALLOW));
        score.decided(decision("g-1", DecisionAction.BLOCK, hit("FRD-TRM-001", RuleLifecycle.LIVE)));
        score.decided(decision("g-2", DecisionAction.CHALLENGE, hit("FRD-DEV-001", RuleLifecycle.LIVE)));
        score.settled(end("g-2", ChallengeOutcome.FAILED, DecisionAction.BLOCK));
        for (int i = 3; i <= 5_000; i++) {
            score.decided(decision("g-" + i, DecisionAction.ALLOW));
        }
        return score.total();
    }

    private void fraud(
            String transactionId, AttackKind kind, String attackId, int ordinal, int transactions, String euros) {
        frauds.put(
                transactionId,
                new Fraud(new GroundTruth(kind, attackId, ordinal, transactions), new BigDecimal(euros)));
    }

    private static ChallengeSettled end(String transactionId, ChallengeOutcome outcome, DecisionAction action) {
        return ChallengeSettled.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("acc-1")
                .setOutcome(outcome)
                .setAction(action)
                .setReason("a reason")
                .setEventTime(Instant.EPOCH)
                .setSettledAt(Instant.EPOCH)
                .setRuleSetHash(RULE_SET)
                .build();
    }

    private static DecisionMade decision(String transactionId, DecisionAction action, RuleHit... hits) {
        return DecisionMade.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("acc-1")
                .setEventTime(Instant.EPOCH)
                .setAction(action)
                .setScore(0)
                .setRules(List.of(hits))
                .setRuleSetHash(RULE_SET)
                .build();
    }

    private static RuleHit hit(String ruleId, RuleLifecycle lifecycle) {
        return RuleHit.newBuilder()
                .setRuleId(ruleId)
                .setOutcome(RuleOutcome.CHALLENGE)
                .setScore(0.7)
                .setSeverity(Severity.HIGH)
                .setLifecycle(lifecycle)
                .setTechnique("F1012")
                .setReason("a reason")
                .build();
    }
}
