package dev.sluice.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Golden;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
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

        score.accept(decision("t-1", DecisionAction.CHALLENGE));
        score.accept(decision("t-2", DecisionAction.BLOCK));
        score.accept(decision("t-3", DecisionAction.ALLOW));

        assertThat(score.total().value()).isEqualTo(new FraudValue(new BigDecimal("111.75"), new BigDecimal("110.75")));
    }

    @Test
    void precision_is_the_share_of_frauds_among_all_that_was_stopped() {
        fraud("t-1", AttackKind.NFC_RELAY, "att-1", 1, 1, "100.00");
        EffectivenessScore score = new EffectivenessScore(frauds);

        score.accept(decision("t-1", DecisionAction.CHALLENGE));
        score.accept(decision("g-1", DecisionAction.CHALLENGE));
        score.accept(decision("g-2", DecisionAction.BLOCK));
        score.accept(decision("g-3", DecisionAction.BLOCK));
        score.accept(decision("g-4", DecisionAction.ALLOW));

        assertThat(score.total().precision()).isEqualTo(0.25);
    }

    @Test
    void a_false_alarm_counts_for_each_rule_that_acted_and_for_no_rule_in_shadow() {
        EffectivenessScore score = new EffectivenessScore(frauds);

        score.accept(decision(
                "g-1",
                DecisionAction.CHALLENGE,
                hit("FRD-ACC-001", RuleLifecycle.LIVE),
                hit("FRD-LIM-001", RuleLifecycle.SHADOW)));
        score.accept(decision("g-2", DecisionAction.ALLOW, hit("FRD-ACC-002", RuleLifecycle.LIVE)));

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
        score.accept(decision("t-1", DecisionAction.BLOCK));
        score.accept(decision("t-2", DecisionAction.BLOCK));
        score.accept(decision("t-3", DecisionAction.ALLOW));
        score.accept(decision("t-4", DecisionAction.ALLOW));
        score.accept(decision("t-5", DecisionAction.CHALLENGE));
        score.accept(decision("t-6", DecisionAction.ALLOW));
        score.accept(decision("g-1", DecisionAction.BLOCK, hit("FRD-TRM-001", RuleLifecycle.LIVE)));
        score.accept(decision("g-2", DecisionAction.CHALLENGE, hit("FRD-DEV-001", RuleLifecycle.LIVE)));
        for (int i = 3; i <= 5_000; i++) {
            score.accept(decision("g-" + i, DecisionAction.ALLOW));
        }
        return score.total();
    }

    private void fraud(
            String transactionId, AttackKind kind, String attackId, int ordinal, int transactions, String euros) {
        frauds.put(
                transactionId,
                new Fraud(new GroundTruth(kind, attackId, ordinal, transactions), new BigDecimal(euros)));
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
