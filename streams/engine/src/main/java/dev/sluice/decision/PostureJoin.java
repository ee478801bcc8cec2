package dev.sluice.decision;

import dev.sluice.contract.TerminalSecurityReported;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;

/** Joins a transaction with the security posture of its terminal, as of the transaction's own time. */
public final class PostureJoin {

    private final SignalTimeline<TerminalSecurityReported> timeline;

    /**
     * @param timeline the posture reports of the terminals that this task owns
     */
    public PostureJoin(SignalTimeline<TerminalSecurityReported> timeline) {
        this.timeline = timeline;
    }

    /**
     * Appends the terminal's posture and its status to the context.
     *
     * @param context the context of a transaction that has a terminal
     * @param policy which reports may speak for the transaction
     */
    public void join(PaymentContext context, SignalPolicy policy) {
        TransactionRequested transaction = context.getTransaction();
        TerminalSecurityReported posture = timeline.asOf(
                Itinerary.entityAt(Stop.TERMINAL, transaction), policy.latestFor(transaction.getEventTime()));
        context.setTerminalPosture(posture);
        context.setTerminalStatus(
                policy.statusOf(posture == null ? null : posture.getReportedAt(), transaction.getEventTime()));
    }
}
