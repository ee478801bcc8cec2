package dev.sluice.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.contract.SignalStatus;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionComparisonTest {

    private static final DecisionMade BLOCKED = decision(DecisionAction.BLOCK, RuleLifecycle.LIVE, "cafe");
    private static final DecisionMade RECORDED_ONLY = decision(DecisionAction.ALLOW, RuleLifecycle.SHADOW, "cafe");

    @BeforeAll
    static void trustOurRecords() {
        Contracts.trust();
    }

    @Test
    void the_same_decision_is_no_difference(@TempDir Path folder) throws IOException {
        DecisionComparison.Result result = compared(BLOCKED, BLOCKED, folder);

        assertThat(result.isSame()).isTrue();
        assertThat(result.equal()).isEqualTo(1);
    }

    @Test
    void a_difference_by_a_demoted_rule_stays_a_difference_and_names_the_rule(@TempDir Path folder) throws IOException {
        DecisionComparison.Result result = compared(BLOCKED, RECORDED_ONLY, folder);

        assertThat(result.isSame()).isFalse();
        assertThat(result.different()).isEqualTo(1);
        assertThat(result.demoted()).isEqualTo(1);
        assertThat(result.differences())
                .containsExactly("t-1: demoted, so that it did not act: R-1; BLOCK in the replay, ALLOW decided");
    }

    @Test
    void another_rule_set_is_not_taken_for_a_demotion(@TempDir Path folder) throws IOException {
        DecisionMade byAnother = decision(DecisionAction.ALLOW, RuleLifecycle.SHADOW, "beef");

        DecisionComparison.Result result = compared(BLOCKED, byAnother, folder);

        assertThat(result.different()).isEqualTo(1);
        assertThat(result.demoted()).isZero();
        assertThat(result.differences()).containsExactly("t-1: action BLOCK in the replay, ALLOW decided");
    }

    private static DecisionComparison.Result compared(DecisionMade replayed, DecisionMade decided, Path folder)
            throws IOException {
        SpecificDatumWriter<DecisionMade> writer = new SpecificDatumWriter<>(DecisionMade.class);
        File file = folder.resolve("decisions.avro").toFile();
        try (DataFileWriter<DecisionMade> to = new DataFileWriter<>(writer)) {
            to.create(DecisionMade.getClassSchema(), file);
            to.append(replayed);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(decided, encoder);
        encoder.flush();
        DecisionComparison comparison = new DecisionComparison(file);
        comparison.take(decided, ByteBuffer.wrap(bytes.toByteArray()));
        return comparison.result();
    }

    private static DecisionMade decision(DecisionAction action, RuleLifecycle lifecycle, String ruleSetHash) {
        return DecisionMade.newBuilder()
                .setTransactionId("t-1")
                .setAccountId("a-1")
                .setEventTime(Instant.parse("2026-03-01T12:00:00Z"))
                .setAction(action)
                .setScore(0.5)
                .setReasons(List.of())
                .setRules(List.of(RuleHit.newBuilder()
                        .setRuleId("R-1")
                        .setOutcome(RuleOutcome.BLOCK)
                        .setScore(0.9)
                        .setSeverity(Severity.HIGH)
                        .setReason("What a test needs a rule for")
                        .setLifecycle(lifecycle)
                        .build()))
                .setRuleSetHash(ruleSetHash)
                .setTelemetryStatus(SignalStatus.MISSING)
                .setTerminalStatus(SignalStatus.NOT_APPLICABLE)
                .setMerchantStatus(SignalStatus.PRESENT)
                .build();
    }
}
