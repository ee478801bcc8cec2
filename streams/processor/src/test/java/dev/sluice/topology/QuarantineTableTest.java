package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.EntryMode;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of the topic that all instances decide by, such as somebody else may write there. */
class QuarantineTableTest {

    private static final String TERMINAL = "terminal/terminal-1";
    private static final Instant BEGIN = TopologyHarness.NOW.minus(Duration.ofHours(1));

    private final DecisionModel model = SmallModel.of("features: {}\n");
    private final TopologyHarness harness = new TopologyHarness(model, TopologyHarness.WITHOUT_WAITING);

    @AfterEach
    void stop() {
        harness.close();
        model.close();
    }

    @Test
    void a_quarantine_that_another_tool_wrote_holds() {
        harness.quarantine(TERMINAL, quarantine().build());

        assertThat(quarantinesMet()).containsExactly(TERMINAL);
        assertThat(harness.observer().recordsIgnored).isEmpty();
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(change(it -> it.setSubject("terminal/other")), "KEY_MISMATCH"),
                Arguments.of(change(it -> it.setEntityId("other")), "INVALID_FORMAT"),
                Arguments.of(change(it -> it.setEntityType(QuarantinedEntity.UNKNOWN)), "INVALID_FORMAT"),
                Arguments.of(change(it -> it.setUntil(it.getStartedAt())), "OUT_OF_RANGE"),
                Arguments.of(change(it -> it.setLiftedAt(BEGIN.minusMillis(1))), "OUT_OF_RANGE"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void what_contradicts_itself_is_ignored_and_what_held_before_holds_on(QuarantineChanged unusable, String reason) {
        harness.quarantine(TERMINAL, quarantine().build());

        harness.quarantine(TERMINAL, unusable);

        assertThat(quarantinesMet()).containsExactly(TERMINAL);
        assertThat(harness.observer().recordsIgnored).containsExactly(Topics.QUARANTINE_CHANGED + " " + reason);
    }

    private static QuarantineChanged change(UnaryOperator<QuarantineChanged.Builder> mistake) {
        return mistake.apply(quarantine()).build();
    }

    private static QuarantineChanged.Builder quarantine() {
        return QuarantineChanged.newBuilder()
                .setSubject(TERMINAL)
                .setEntityType(QuarantinedEntity.TERMINAL)
                .setEntityId("terminal-1")
                .setStartedAt(BEGIN)
                .setUntil(BEGIN.plus(Duration.ofDays(1)))
                .setRuleId("FRD-TRM-001")
                .setTransactionId("t0")
                .setReason("The terminal was opened");
    }

    /** By a payment at the terminal that comes now. */
    private List<String> quarantinesMet() {
        harness.request(TransactionRequested.newBuilder()
                .setTransactionId("t1")
                .setAccountId("a1")
                .setTerminalId("terminal-1")
                .setEventTime(TopologyHarness.NOW)
                .setAmount(new BigDecimal("5.0000"))
                .setCurrency("EUR")
                .setEntryMode(EntryMode.CONTACTLESS)
                .build());
        List<DecisionMade> decisions = harness.decisions();
        assertThat(decisions).hasSize(1);
        return decisions.get(0).getQuarantines();
    }
}
