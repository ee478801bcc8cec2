package dev.sluice.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FraudLabel;
import dev.sluice.contract.LabelSource;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.contract.TransactionLabelled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LabelBookTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final String RULE = "FRD-TRM-001";

    private final LabelBook book = new LabelBook(WEEK);

    @BeforeAll
    static void trust() {
        Contracts.trust();
    }

    @Test
    void precision_is_the_share_of_frauds_among_the_labelled_hits() {
        book.take(decision("t1", NOON, RULE));
        book.take(decision("t2", NOON, RULE));
        book.take(decision("t3", NOON, RULE));
        book.take(decision("t4", NOON));
        book.take(label("t1", FraudLabel.FRAUD, NOON.plus(WEEK)));
        book.take(label("t2", FraudLabel.GENUINE, NOON.plus(WEEK)));
        book.take(label("t4", FraudLabel.FRAUD, NOON.plus(WEEK)));

        RuleStanding standing = book.report(10).byRule().get(RULE);

        assertThat(standing).isEqualTo(new RuleStanding(3, 1, 1, 3));
        assertThat(standing.precision()).isEqualTo(0.5);
        assertThat(standing.precisionOfSettled()).isEqualTo(1 / 3.0);
    }

    @Test
    void a_payment_that_is_younger_than_labels_take_is_not_judged_without_one() {
        book.take(decision("old", NOON, RULE));
        book.take(decision("young", NOON.plusMillis(1), RULE));
        book.take(decision("young but labelled", NOON.plus(WEEK), RULE));
        book.take(label("young but labelled", FraudLabel.FRAUD, NOON.plus(WEEK)));

        LabelReport report = book.report(10);

        assertThat(report.young()).isEqualTo(1);
        assertThat(report.byRule().get(RULE)).isEqualTo(new RuleStanding(3, 1, 0, 2));
    }

    @Test
    void of_several_labels_of_a_payment_the_newest_counts_whenever_it_is_read() {
        book.take(label("t1", FraudLabel.GENUINE, NOON.plusSeconds(2)));
        book.take(label("t1", FraudLabel.FRAUD, NOON.plusSeconds(1)));
        book.take(decision("t1", NOON, RULE));

        LabelReport report = book.report(10);

        assertThat(report.frauds()).isZero();
        assertThat(report.genuine()).isEqualTo(1);
    }

    @Test
    void a_decision_that_is_read_twice_counts_once() {
        book.take(decision("t1", NOON, RULE));
        book.take(decision("t1", NOON, RULE));

        assertThat(book.report(10).decisions()).isEqualTo(1);
        assertThat(book.report(10).byRule().get(RULE).hits()).isEqualTo(1);
    }

    @Test
    void entities_come_by_their_frauds_then_by_the_share_of_them() {
        Stream.of("b1", "b2", "c1", "a1", "a2").forEach(id -> book.take(at("terminal " + id.charAt(0), id)));
        Stream.of("b1", "a1", "a2").forEach(id -> book.take(label(id, FraudLabel.FRAUD, NOON.plus(WEEK))));
        book.take(at("terminal d", "d1"));
        book.take(label("d1", FraudLabel.FRAUD, NOON.plus(WEEK)));

        LabelReport report = book.report(10);

        assertThat(report.terminals())
                .containsExactly(
                        new EntityRisk("terminal a", 2, 2, 2, NOON),
                        new EntityRisk("terminal d", 1, 1, 1, NOON),
                        new EntityRisk("terminal b", 2, 1, 1, NOON));
        assertThat(report.merchants()).isEmpty();
        assertThat(book.report(1).terminals()).hasSize(1);
    }

    @Test
    void labels_of_payments_that_nobody_decided_are_told() {
        book.take(decision("t1", NOON));
        book.take(label("t2", FraudLabel.FRAUD, NOON.plus(WEEK)));

        LabelReport report = book.report(10);

        assertThat(report.strangers()).isEqualTo(1);
        assertThat(report.frauds()).isZero();
    }

    @Test
    void each_source_of_labels_is_told_apart_with_how_long_they_take() {
        book.take(decision("t1", NOON));
        book.take(decision("t2", NOON));
        book.take(label("t1", FraudLabel.FRAUD, NOON.plus(WEEK)));
        book.take(TransactionLabelled.newBuilder(label("t2", FraudLabel.GENUINE, NOON.plus(Duration.ofDays(9))))
                .setSource(LabelSource.ANALYST_VERDICT)
                .build());

        LabelReport report = book.report(10);

        assertThat(report.bySource())
                .containsEntry(LabelSource.CHARGEBACK, new LabelReport.Labelled(1, 0))
                .containsEntry(LabelSource.ANALYST_VERDICT, new LabelReport.Labelled(0, 1));
        assertThat(report.medianDelay()).isEqualTo(WEEK);
    }

    private static DecisionMade at(String terminalId, String transactionId) {
        return DecisionMade.newBuilder(decision(transactionId, NOON))
                .setTerminalId(terminalId)
                .build();
    }

    private static DecisionMade decision(String transactionId, Instant eventTime, String... ruleIds) {
        return DecisionMade.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("acc-1")
                .setEventTime(eventTime)
                .setAction(DecisionAction.ALLOW)
                .setScore(0)
                .setRules(List.of(ruleIds).stream().map(LabelBookTest::hit).toList())
                .setRuleSetHash("0123456789ab")
                .build();
    }

    private static RuleHit hit(String ruleId) {
        return RuleHit.newBuilder()
                .setRuleId(ruleId)
                .setOutcome(RuleOutcome.CHALLENGE)
                .setScore(0.7)
                .setSeverity(Severity.HIGH)
                .setLifecycle(RuleLifecycle.LIVE)
                .setTechnique("F1012")
                .setReason("a reason")
                .build();
    }

    private static TransactionLabelled label(String transactionId, FraudLabel label, Instant labelledAt) {
        return TransactionLabelled.newBuilder()
                .setLabelId("lab-" + transactionId)
                .setTransactionId(transactionId)
                .setLabel(label)
                .setSource(LabelSource.CHARGEBACK)
                .setLabelledAt(labelledAt)
                .build();
    }
}
