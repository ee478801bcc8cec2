package dev.sluice.decision.late;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.LateFindings;
import dev.sluice.contract.internal.ToldAlert;
import dev.sluice.decision.Alert;
import dev.sluice.decision.Restriction;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the SOC was told of late evidence, so that it is told once. The record that an alert was raised by may be processed
 * again after a crash, in which the alert may have been lost or not: it raises the same alert again, and no other record
 * does.
 */
final class Told {

    private final LateFindingRecords records;

    Told(LateFindingRecords records) {
        this.records = records;
    }

    /** What was told of reports about a transaction, if the same record raised it. */
    Optional<Alert> byReportAgain(String transactionId, String cause) {
        LateFindings findings = records.find(transactionId);
        return findings == null ? Optional.empty() : again(findings.getByReport(), cause);
    }

    /** What was told of a label of a transaction, if the same record raised it. */
    Optional<Alert> byLabelAgain(String transactionId, String cause) {
        LateFindings findings = records.find(transactionId);
        return findings == null ? Optional.empty() : again(findings.getByLabel(), cause);
    }

    private static Optional<Alert> again(@Nullable ToldAlert told, String cause) {
        if (told == null || cause.isEmpty() || !told.getCause().equals(cause) || told.getAlert() == null) {
            return Optional.empty();
        }
        byte[] json = new byte[told.getAlert().remaining()];
        told.getAlert().duplicate().get(json);
        return Optional.of(Alert.fromJson(json));
    }

    /** Whether reports were told of that would have restricted the payment as much, or more. */
    boolean isToldByReport(DecisionMade revised) {
        LateFindings findings = records.find(revised.getTransactionId());
        ToldAlert told = findings == null ? null : findings.getByReport();
        return told != null
                && Restriction.of(told.getAction(), told.getReview()).compareTo(Restriction.of(revised)) >= 0;
    }

    /** Whether it was told that the transaction was a fraud. */
    boolean isToldByLabel(String transactionId) {
        LateFindings findings = records.find(transactionId);
        return findings != null && findings.getByLabel() != null;
    }

    /** Whether a challenge of the transaction was passed. */
    boolean isChallengePassed(String transactionId) {
        LateFindings findings = records.find(transactionId);
        return findings != null && findings.getChallengePassed();
    }

    /**
     * Notes what was told of a report.
     *
     * @param revised what the decision would have been
     * @param cause the record that the report came by
     * @param alert what was told; null if it was counted into another alert
     */
    void byReport(DecisionMade revised, String cause, @Nullable Alert alert) {
        LateFindings findings = findingsOn(revised);
        findings.setByReport(told(revised, cause, alert));
        records.keep(findings);
    }

    /** Notes that it was told that a transaction was a fraud. */
    void byLabel(DecisionMade decision, String cause, Alert alert) {
        LateFindings findings = findingsOn(decision);
        findings.setByLabel(told(decision, cause, alert));
        records.keep(findings);
    }

    /** Notes that the challenge of a transaction was passed. */
    void challengePassed(DecisionMade decision) {
        LateFindings findings = findingsOn(decision);
        findings.setChallengePassed(true);
        records.keep(findings);
    }

    private LateFindings findingsOn(DecisionMade decision) {
        LateFindings before = records.find(decision.getTransactionId());
        return before == null
                ? LateFindings.newBuilder()
                        .setTransactionId(decision.getTransactionId())
                        .setEventTime(decision.getEventTime())
                        .build()
                : before;
    }

    private static ToldAlert told(DecisionMade decision, String cause, @Nullable Alert alert) {
        return ToldAlert.newBuilder()
                .setAction(decision.getAction())
                .setReview(decision.getReview())
                .setCause(cause)
                .setAlert(alert == null ? null : ByteBuffer.wrap(alert.toJson()))
                .build();
    }
}
