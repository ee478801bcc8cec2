package dev.sluice.replay;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.MerchantProfileChanged;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.Evidence;
import dev.sluice.decision.PaymentContexts;
import dev.sluice.decision.Policy;
import dev.sluice.decision.PostureJoin;
import dev.sluice.decision.TelemetryJoin;
import dev.sluice.decision.quarantine.QuarantineSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a decision of the running system was made of, from the decision and the topics that the system read.
 * Features and statuses are those of the decision; reports are joined as the decision path joins them. For one decision.
 */
public final class EvidenceCollector {

    private final DecisionMade decision;
    private final InMemoryTimeline<DeviceTelemetryReported> telemetry = new InMemoryTimeline<>();
    private final InMemoryTimeline<TerminalSecurityReported> postures = new InMemoryTimeline<>();
    private final List<String> reservations = new ArrayList<>();
    private @Nullable TransactionRequested transaction;
    private @Nullable MerchantProfileChanged profile;

    /** @param decision the decision whose evidence is collected */
    public EvidenceCollector(DecisionMade decision) {
        this.decision = decision;
    }

    /** Looks at a transaction; the first with the decision's id and account is the one that was decided. */
    public void take(TransactionRequested candidate) {
        boolean isDecided = candidate.getTransactionId().equals(decision.getTransactionId())
                && candidate.getAccountId().equals(decision.getAccountId());
        if (isDecided && transaction == null) {
            transaction = candidate;
        }
    }

    /** Looks at a device's report. */
    public void take(DeviceTelemetryReported report) {
        if (report.getDeviceId().equals(decision.getDeviceId())) {
            telemetry.put(report.getDeviceId(), report, report.getReportedAt());
        }
    }

    /** Looks at a terminal's report. */
    public void take(TerminalSecurityReported report) {
        if (report.getTerminalId().equals(decision.getTerminalId())) {
            postures.put(report.getTerminalId(), report, report.getReportedAt());
        }
    }

    /** Looks at a merchant's profile; the newest that is not later than the transaction counts, else the last. */
    public void take(MerchantProfileChanged candidate) {
        boolean isItsMerchant = candidate.getMerchantId().equals(decision.getMerchantId());
        boolean isInTime = !candidate.getChangedAt().isAfter(decision.getEventTime());
        if (isItsMerchant && (isInTime || profile == null)) {
            profile = candidate;
        }
    }

    /** Whether the transaction was among what was looked at. */
    public boolean hasTransaction() {
        return transaction != null;
    }

    /**
     * What the decision was made of, with what is not certain about it.
     *
     * @param policy says which reports speak for a transaction
     * @return empty if the transaction was not among what was looked at
     */
    public Optional<DecidedWithEvidence> evidence(Policy policy) {
        if (transaction == null) {
            return Optional.empty();
        }
        PaymentContext context = PaymentContexts.start(transaction);
        context.setFeatures(List.copyOf(decision.getFeatures()));
        context.setDegradedReasons(List.copyOf(decision.getDegradedReasons()));
        joinTelemetry(context, policy);
        joinPosture(context, policy);
        return Optional.of(
                new DecidedWithEvidence(decision, new Evidence(context, profile(), quarantined()), reservations));
    }

    private void joinTelemetry(PaymentContext context, Policy policy) {
        if (decision.getDeviceId() == null) {
            return;
        }
        SignalStatus found =
                new TelemetryJoin(telemetry).join(context, policy.telemetry().freshness());
        if (isHeldBack("device telemetry", decision.getTelemetryStatus(), found)) {
            context.setTelemetry(null);
            context.setTelemetryStatus(SignalStatus.MISSING);
        }
    }

    private void joinPosture(PaymentContext context, Policy policy) {
        if (decision.getTerminalId() == null) {
            return;
        }
        new PostureJoin(postures).join(context, policy.terminal().freshness());
        if (isHeldBack("terminal report", decision.getTerminalStatus(), context.getTerminalStatus())) {
            context.setTerminalPosture(null);
            context.setTerminalStatus(SignalStatus.MISSING);
        }
    }

    /** Those that the decision recorded. */
    private List<QuarantinedEntity> quarantined() {
        TransactionRequested decided = Objects.requireNonNull(transaction);
        return QuarantineSubject.entities(decided).stream()
                .filter(entity -> decision.getQuarantines().contains(QuarantineSubject.in(decided, entity)))
                .toList();
    }

    private @Nullable MerchantProfileChanged profile() {
        SignalStatus found = profile == null ? SignalStatus.MISSING : SignalStatus.PRESENT;
        boolean heldBack =
                decision.getMerchantId() != null && isHeldBack("merchant profile", decision.getMerchantStatus(), found);
        return heldBack ? null : profile;
    }

    /** Whether a report that is there now was not there when the decision was made; notes every difference. */
    private boolean isHeldBack(String signal, SignalStatus then, SignalStatus now) {
        if (then == now) {
            return false;
        }
        boolean isHeldBack = then == SignalStatus.MISSING;
        reservations.add(
                isHeldBack
                        ? "a " + signal + " for this payment is in its topic now, but came after the decision"
                        : "the decision was made with a " + signal + " that was " + then
                                + "; by what its topic still holds it is " + now);
        return isHeldBack;
    }
}
