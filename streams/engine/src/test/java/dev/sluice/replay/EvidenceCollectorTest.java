package dev.sluice.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidenceCollectorTest {

    private static final Instant EVENT_TIME = Instant.parse("2026-01-15T12:00:00Z");

    private final DecisionMade decision = new DecisionMade();
    private Policy policy;

    @BeforeEach
    void aDecisionOnAPaymentWithDeviceAndMerchant() throws IOException {
        policy = Policy.parse("policy.yaml", Files.readString(Path.of("../../rules/policy.yaml")));
        decision.setTransactionId("T-1");
        decision.setAccountId("A-1");
        decision.setDeviceId("D-1");
        decision.setMerchantId("M-1");
        decision.setEventTime(EVENT_TIME);
        decision.setFeatures(List.of());
        decision.setDegradedReasons(List.of());
        decision.setQuarantines(List.of("merchant/M-1"));
        decision.setTelemetryStatus(SignalStatus.PRESENT);
        decision.setTerminalStatus(SignalStatus.NOT_APPLICABLE);
        decision.setMerchantStatus(SignalStatus.MISSING);
    }

    @Test
    void the_newest_report_that_is_not_later_than_the_payment_and_its_tolerance_is_joined() {
        EvidenceCollector collector = collector();
        collector.take(report("R-old", "D-1", EVENT_TIME.minusSeconds(600)));
        collector.take(report("R-newest", "D-1", EVENT_TIME.plusSeconds(5)));
        collector.take(report("R-later", "D-1", EVENT_TIME.plusSeconds(6)));
        collector.take(report("R-other", "D-2", EVENT_TIME));

        DecidedWithEvidence evidence = collector.evidence(policy).orElseThrow();

        assertThat(evidence.evidence().context().getTelemetry().getTelemetryId())
                .isEqualTo("R-newest");
        assertThat(evidence.reservations()).isEmpty();
    }

    @Test
    void a_report_that_came_after_the_decision_is_left_out_and_said_to_have_come() {
        decision.setTelemetryStatus(SignalStatus.MISSING);
        EvidenceCollector collector = collector();
        collector.take(report("R-1", "D-1", EVENT_TIME.minusSeconds(60)));

        DecidedWithEvidence evidence = collector.evidence(policy).orElseThrow();

        assertThat(evidence.evidence().context().getTelemetry()).isNull();
        assertThat(evidence.evidence().signals().telemetry()).isEqualTo(SignalStatus.MISSING);
        assertThat(evidence.reservations()).singleElement().asString().contains("came after the decision");
    }

    @Test
    void a_report_that_the_topic_holds_no_longer_is_said_to_be_gone() {
        DecidedWithEvidence evidence = collector().evidence(policy).orElseThrow();

        assertThat(evidence.reservations())
                .containsExactly("the decision was made with a device telemetry that was PRESENT;"
                        + " by what its topic still holds it is MISSING");
    }

    @Test
    void the_newest_profile_before_the_payment_counts() {
        decision.setTelemetryStatus(SignalStatus.MISSING);
        decision.setMerchantStatus(SignalStatus.PRESENT);
        EvidenceCollector collector = collector();
        collector.take(profile("before", EVENT_TIME.minusSeconds(60)));
        collector.take(profile("after", EVENT_TIME.plusSeconds(60)));

        DecidedWithEvidence evidence = collector.evidence(policy).orElseThrow();

        assertThat(evidence.evidence().profile().getLegalName()).isEqualTo("before");
    }

    @Test
    void what_the_decision_found_in_quarantine_is_part_of_the_evidence() {
        DecidedWithEvidence evidence = collector().evidence(policy).orElseThrow();

        assertThat(evidence.evidence().quarantined()).containsExactly(QuarantinedEntity.MERCHANT);
    }

    @Test
    void without_its_transaction_nothing_is_explained() {
        assertThat(new EvidenceCollector(decision).evidence(policy)).isEmpty();
    }

    private EvidenceCollector collector() {
        EvidenceCollector collector = new EvidenceCollector(decision);
        TransactionRequested transaction = new TransactionRequested();
        transaction.setTransactionId("T-1");
        transaction.setAccountId("A-1");
        transaction.setDeviceId("D-1");
        transaction.setMerchantId("M-1");
        transaction.setEventTime(EVENT_TIME);
        collector.take(transaction);
        return collector;
    }

    private static DeviceTelemetryReported report(String id, String deviceId, Instant reportedAt) {
        DeviceTelemetryReported report = new DeviceTelemetryReported();
        report.setTelemetryId(id);
        report.setDeviceId(deviceId);
        report.setReportedAt(reportedAt);
        return report;
    }

    private static MerchantProfileChanged profile(String legalName, Instant changedAt) {
        MerchantProfileChanged profile = new MerchantProfileChanged();
        profile.setMerchantId("M-1");
        profile.setLegalName(legalName);
        profile.setChangedAt(changedAt);
        return profile;
    }
}
