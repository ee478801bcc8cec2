package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.QuarantineLifted;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.replay.InMemoryPath;
import dev.sluice.rules.RuleFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quarantine from the hit that begins it to its end. A payment of 100 or more hits in these tests. */
class QuarantinesTest {

    private static final String QUARANTINE = "quarantine: {device: challenge, terminal: block, merchant: review}\n";
    private static final String RULE = """
            rule "%s"
                @owner("card-fraud")
                @severity(high)
                @lifecycle(%s)
                @technique("F1015")
                @quarantine("%s")
                @reason("The amount is one that these tests decide by")
            when
                Transaction(amount >= %s)
            then
                review(0.10);
            end
            """;
    private static final BigDecimal HARMLESS = new BigDecimal("5.0000");
    private static final BigDecimal BAD_TERMINAL = new BigDecimal("100.0000");
    private static final BigDecimal BAD_MERCHANT = new BigDecimal("1000.0000");
    private static final Instant NOON = TopologyHarness.NOW.minus(Duration.ofHours(5));

    private static DecisionModel model;
    private TopologyHarness harness;

    @BeforeAll
    static void load() {
        model = DecisionModel.load(RuleFiles.of(Map.of(
                "features.yaml", bytes("features: {}\n"),
                "policy.yaml", bytes(SmallPolicy.lettingPass() + QUARANTINE),
                "terminal/FRD-TRM-001.drl", bytes(RULE.formatted("FRD-TRM-001", "live", "terminal 1h", "100.00")),
                "merchant/FRD-MER-001.drl", bytes(RULE.formatted("FRD-MER-001", "live", "merchant 1h", "1000.00")),
                "device/FRD-DEV-001.drl", bytes(RULE.formatted("FRD-DEV-001", "shadow", "device 1h", "100.00")))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void unload() {
        model.close();
    }

    @BeforeEach
    void start() {
        harness = new TopologyHarness(model, TopologyHarness.WITHOUT_WAITING);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void payments_meet_it_from_a_second_after_the_hit_until_its_time_is_up() {
        harness.request(payment("t1", NOON, BAD_TERMINAL));
        harness.request(payment("t2", NOON.plusMillis(999), HARMLESS));
        harness.request(payment("t3", NOON.plusSeconds(1), HARMLESS));
        harness.request(payment("t4", NOON.plusSeconds(3_600), HARMLESS));
        harness.request(payment("t5", NOON.plusSeconds(3_601), HARMLESS));

        assertThat(harness.decisions())
                .extracting(DecisionMade::getAction)
                .containsExactly(
                        DecisionAction.ALLOW,
                        DecisionAction.ALLOW,
                        DecisionAction.BLOCK,
                        DecisionAction.BLOCK,
                        DecisionAction.ALLOW);
    }

    @Test
    void a_decision_names_what_is_in_quarantine_and_does_what_the_policy_says_of_it() {
        harness.request(payment("t1", NOON, BAD_MERCHANT));
        harness.decisions();

        harness.request(payment("t2", NOON.plusSeconds(60), HARMLESS));
        harness.request(TransactionRequested.newBuilder(payment("t3", NOON.plusSeconds(60), HARMLESS))
                .setTerminalId("terminal-2")
                .build());

        List<DecisionMade> decisions = harness.decisions();
        assertThat(decisions.get(0).getQuarantines()).containsExactly("terminal/terminal-1", "merchant/merchant-1");
        assertThat(decisions.get(0).getReasons())
                .containsExactly("The payment terminal is in quarantine", "The merchant is in quarantine");
        assertThat(decisions.get(1).getQuarantines()).containsExactly("merchant/merchant-1");
        assertThat(decisions.get(1).getAction()).isEqualTo(DecisionAction.ALLOW);
        assertThat(decisions.get(1).getReview()).isTrue();
    }

    @Test
    void a_shadow_rule_puts_nothing_into_quarantine() {
        harness.request(payment("t1", NOON, BAD_TERMINAL));
        harness.request(payment("t2", NOON.plusSeconds(60), HARMLESS));

        assertThat(harness.decisions().get(1).getQuarantines()).doesNotContain("device/d1");
    }

    @Test
    void what_a_person_lifts_is_over_on_every_instance() {
        harness.request(payment("t1", NOON, BAD_TERMINAL));
        harness.lift(end(NOON.plusSeconds(600)));

        harness.request(payment("t2", NOON.plusSeconds(599), HARMLESS));
        harness.request(payment("t3", NOON.plusSeconds(600), HARMLESS));

        assertThat(harness.decisions())
                .extracting(DecisionMade::getAction)
                .containsExactly(DecisionAction.ALLOW, DecisionAction.BLOCK, DecisionAction.ALLOW);
        assertThat(harness.quarantines()).last().satisfies(quarantine -> {
            assertThat(quarantine.getLiftedBy()).isEqualTo("ada");
            assertThat(quarantine.getLiftReason()).isEqualTo("Looked at on site");
        });
    }

    @Test
    void lifting_twice_changes_nothing_and_lifting_what_is_free_is_reported() {
        harness.lift(end(NOON));
        harness.request(payment("t1", NOON, BAD_TERMINAL));
        harness.lift(end(NOON.plusSeconds(600)));
        harness.lift(end(NOON.plusSeconds(600)));

        assertThat(harness.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(new String(
                                letter.headers()
                                        .lastHeader(DeadLetters.REASON_HEADER)
                                        .value(),
                                StandardCharsets.UTF_8))
                        .isEqualTo("NOT_IN_QUARANTINE"));
        assertThat(harness.observer().quarantineChanges)
                .containsExactly(QuarantineChange.BEGUN, QuarantineChange.LIFTED);
    }

    @Test
    void a_payment_that_comes_again_changes_no_quarantine() {
        harness.request(payment("t1", NOON, BAD_TERMINAL));
        harness.request(payment("t1", NOON, BAD_TERMINAL));
        harness.request(payment("t2", NOON.plusSeconds(60), BAD_TERMINAL));

        assertThat(harness.observer().quarantineChanges)
                .containsExactly(QuarantineChange.BEGUN, QuarantineChange.PROLONGED);
    }

    @Test
    void the_replay_says_the_same_of_every_payment() {
        InMemoryPath replay = new InMemoryPath(model);
        Random random = new Random(5);
        List<DecisionMade> replayed = new ArrayList<>();

        for (int number = 0; number < 200; number++) {
            BigDecimal amount = random.nextInt(10) == 0
                    ? List.of(BAD_TERMINAL, BAD_MERCHANT).get(random.nextInt(2))
                    : HARMLESS;
            TransactionRequested payment = TransactionRequested.newBuilder(
                            payment("t" + number, NOON.plusSeconds(60L * number - random.nextInt(120)), amount))
                    .setTerminalId("terminal-" + random.nextInt(4))
                    .setMerchantId("merchant-" + random.nextInt(8))
                    .build();
            harness.request(payment);
            replayed.add(replay.decide(payment).decision());
        }

        assertThat(harness.decisions()).isEqualTo(replayed);
        assertThat(replayed).extracting(DecisionMade::getAction).contains(DecisionAction.ALLOW, DecisionAction.BLOCK);
    }

    private static QuarantineLifted end(Instant at) {
        return QuarantineLifted.newBuilder()
                .setSubject("terminal/terminal-1")
                .setEntityType(QuarantinedEntity.TERMINAL)
                .setEntityId("terminal-1")
                .setLiftedAt(at)
                .setAuthor("ada")
                .setReason("Looked at on site")
                .build();
    }

    private static TransactionRequested payment(String transactionId, Instant eventTime, BigDecimal amount) {
        return TransactionRequested.newBuilder()
                .setTransactionId(transactionId)
                .setAccountId("a1")
                .setDeviceId("d1")
                .setTerminalId("terminal-1")
                .setMerchantId("merchant-1")
                .setEventTime(eventTime)
                .setAmount(amount)
                .setCurrency("EUR")
                .setEntryMode(EntryMode.CONTACTLESS)
                .build();
    }
}
