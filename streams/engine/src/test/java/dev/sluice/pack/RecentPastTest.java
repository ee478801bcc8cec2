package dev.sluice.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.contract.CardholderVerification;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.GeoPoint;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.TamperSwitch;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.TransactionType;
import dev.sluice.contract.VerificationResult;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped rules that go by what happened before, on payments as they come, not on values that a case gives. */
class RecentPastTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static DecisionModel model;

    private final InMemoryPath path = new InMemoryPath(model);

    @BeforeAll
    static void load() {
        Contracts.trust();
        model = DecisionModel.load(ShippedRules.files());
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void one_card_in_berlin_and_ten_minutes_later_in_munich_is_noticed_though_it_is_one_country() {
        decide(atTerminal("tx-1", NOON, "terminal-1", 52.520, 13.405));
        DecisionMade second =
                decide(atTerminal("tx-2", NOON.plus(Duration.ofMinutes(10)), "terminal-2", 48.137, 11.575));

        assertThat(hits(second)).contains("FRD-ACC-018").doesNotContain("FRD-ACC-006");
        assertThat(value(second, "account_card_present_distance_24h")).isCloseTo(504.3, within(0.5));
        assertThat(value(second, "account_card_present_speed_24h")).isCloseTo(504.3 * 6, within(3.0));
    }

    @Test
    void by_train_it_is_no_wonder() {
        decide(atTerminal("tx-1", NOON, "terminal-1", 52.520, 13.405));
        DecisionMade second = decide(atTerminal("tx-2", NOON.plus(Duration.ofHours(4)), "terminal-2", 48.137, 11.575));

        assertThat(hits(second)).doesNotContain("FRD-ACC-018");
    }

    @Test
    void one_terminal_at_two_places_at_once_is_noticed() {
        decide(atTerminal("tx-1", NOON, "terminal-1", 52.520, 13.405));
        DecisionMade second = decide(atTerminal("tx-2", NOON.plusSeconds(30), "terminal-1", 48.137, 11.575));

        assertThat(hits(second)).contains("FRD-TRM-023");
    }

    @Test
    void patient_guesses_of_the_security_code_are_noticed_unless_one_was_right() {
        DecisionMade fourth = decide(guess("tx-1", 0, VerificationResult.NO_MATCH));
        for (int day = 1; day < 4; day++) {
            fourth = decide(guess("tx-" + (day + 1), day, VerificationResult.NO_MATCH));
        }
        decide(guess("tx-5", 4, VerificationResult.MATCH));
        DecisionMade afterTheRightOne = decide(guess("tx-6", 5, VerificationResult.NO_MATCH));

        assertThat(hits(fourth)).contains("FRD-ACC-019").doesNotContain("FRD-ACC-003");
        assertThat(hits(afterTheRightOne)).doesNotContain("FRD-ACC-019");
        assertThat(value(afterTheRightOne, "account_wrong_security_codes_in_a_row_7d"))
                .isEqualTo(1);
    }

    @Test
    void a_terminal_that_was_opened_stays_in_quarantine_for_a_day_though_it_is_closed_again() {
        path.report(switchOf("terminal-1", NOON.minusSeconds(60), TamperSwitch.OPEN));
        DecisionMade opened = decide(atTerminal("tx-1", NOON, "terminal-1", 52.520, 13.405));
        path.report(switchOf("terminal-1", NOON.plusSeconds(60), TamperSwitch.CLOSED));
        DecisionMade closed = decide(atTerminal("tx-2", NOON.plusSeconds(3_600), "terminal-1", 52.520, 13.405));
        DecisionMade nextDay =
                decide(atTerminal("tx-3", NOON.plus(Duration.ofHours(25)), "terminal-1", 52.520, 13.405));

        assertThat(hits(opened)).contains("FRD-TRM-001");
        assertThat(hits(closed)).doesNotContain("FRD-TRM-001");
        assertThat(closed.getAction()).isEqualTo(DecisionAction.BLOCK);
        assertThat(closed.getQuarantines()).containsExactly("terminal/terminal-1");
        assertThat(nextDay.getQuarantines()).isEmpty();
    }

    private static TerminalSecurityReported switchOf(String terminal, Instant time, TamperSwitch position) {
        return TerminalSecurityReported.newBuilder()
                .setReportId("report-" + time)
                .setTerminalId(terminal)
                .setReportedAt(time)
                .setTamperSwitch(position)
                .build();
    }

    private DecisionMade decide(TransactionRequested.Builder transaction) {
        return path.decide(transaction.build()).decision();
    }

    private static TransactionRequested.Builder atTerminal(
            String id, Instant time, String terminal, double latitude, double longitude) {
        return payment(id, time)
                .setEntryMode(EntryMode.CHIP)
                .setCardholderVerification(CardholderVerification.ONLINE_PIN)
                .setTerminalId(terminal)
                .setCountry("DE")
                .setLocation(GeoPoint.newBuilder()
                        .setLatitude(latitude)
                        .setLongitude(longitude)
                        .build());
    }

    private static TransactionRequested.Builder guess(String id, int day, VerificationResult result) {
        return payment(id, NOON.plus(Duration.ofDays(day)))
                .setEntryMode(EntryMode.ECOMMERCE)
                .setSecurityCodeResult(result);
    }

    private static TransactionRequested.Builder payment(String id, Instant time) {
        return TransactionRequested.newBuilder()
                .setTransactionId(id)
                .setAccountId("account-1")
                .setInstrumentToken("card-1")
                .setEventTime(time)
                .setAmount(new BigDecimal("60.0000"))
                .setCurrency("EUR")
                .setTransactionType(TransactionType.PURCHASE);
    }

    private static List<String> hits(DecisionMade decision) {
        return decision.getRules().stream().map(RuleHit::getRuleId).toList();
    }

    private static double value(DecisionMade decision, String feature) {
        return decision.getFeatures().stream()
                .filter(value -> value.getName().equals(feature))
                .map(FeatureValue::getValue)
                .findFirst()
                .orElseThrow();
    }
}
