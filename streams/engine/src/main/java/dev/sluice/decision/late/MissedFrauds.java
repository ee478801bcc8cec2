package dev.sluice.decision.late;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.AssignedLabel;
import dev.sluice.contract.internal.LabelAssigned;
import dev.sluice.decision.Alert;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Labels;
import dev.sluice.decision.RecordedDecisions;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds labels against the decisions that were made here: a payment that went through and turned out to be a fraud was
 * missed, and the SOC is told so once, however many labels say it. A challenged payment went through if its challenge was
 * passed.
 */
public final class MissedFrauds {

    private final Duration within;
    private final RecordedDecisions decisions;
    private final Told told;
    private final LateObserver observer;

    /**
     * @param within how long after a payment, in event time, a label is held against its decision; zero: not at all
     * @param decisions the decisions that were made here
     * @param findings what came out about them
     * @param observer is told of each missed fraud
     */
    public MissedFrauds(
            Duration within, RecordedDecisions decisions, LateFindingRecords findings, LateObserver observer) {
        this.within = within;
        this.decisions = decisions;
        this.told = new Told(findings);
        this.observer = observer;
    }

    /**
     * A label came to the entity of its transaction.
     *
     * @param label what became known of the transaction, which may have been decided elsewhere
     * @param model what writes alerts
     * @param cause the record that it came by; empty if that is not known
     * @return what the SOC is told
     */
    public Optional<Alert> labelled(LabelAssigned label, DecisionModel model, String cause) {
        boolean isPassed = label.getLabel() == AssignedLabel.CHALLENGE_PASSED;
        if (within.isZero() || !(isPassed || Labels.isFraud(label))) {
            return Optional.empty();
        }
        DecisionMade decision = decisions.find(label.getTransactionId());
        if (decision == null) {
            return Optional.empty();
        }
        if (isPassed) {
            told.challengePassed(decision);
            return Optional.empty();
        }
        return fraud(decision, label, model, cause);
    }

    private Optional<Alert> fraud(DecisionMade decision, LabelAssigned label, DecisionModel model, String cause) {
        String transactionId = decision.getTransactionId();
        if (told.isToldByLabel(transactionId)) {
            return told.byLabelAgain(transactionId, cause);
        }
        boolean isTooLate = label.getKnownAt().isAfter(decision.getEventTime().plus(within));
        if (isTooLate || !wentThrough(decision)) {
            return Optional.empty();
        }
        Alert alert = model.alerts().missedFraud(decision, label.getKnownAt());
        told.byLabel(decision, cause, alert);
        observer.missedFraud();
        return Optional.of(alert);
    }

    private boolean wentThrough(DecisionMade decision) {
        return decision.getAction() == DecisionAction.ALLOW
                || (decision.getAction() == DecisionAction.CHALLENGE
                        && told.isChallengePassed(decision.getTransactionId()));
    }
}
