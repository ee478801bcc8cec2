package dev.sluice.decision;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;

/** Joins a transaction with what its device reported, as of the transaction's own time. */
public final class TelemetryJoin {

    private final SignalTimeline<DeviceTelemetryReported> timeline;

    /**
     * @param timeline the telemetry of the devices that this task owns
     */
    public TelemetryJoin(SignalTimeline<DeviceTelemetryReported> timeline) {
        this.timeline = timeline;
    }

    /**
     * Appends the device's telemetry and its status to the context, over what an earlier attempt had found.
     *
     * @param context the context of a transaction that has a device
     * @param policy which reports may speak for the transaction
     * @return the status that was found; anything but PRESENT may become better when telemetry that is under way arrives
     */
    public SignalStatus join(PaymentContext context, SignalPolicy policy) {
        TransactionRequested transaction = context.getTransaction();
        DeviceTelemetryReported telemetry = timeline.asOf(
                Itinerary.entityAt(Stop.DEVICE, transaction), policy.latestFor(transaction.getEventTime()));
        SignalStatus status =
                policy.statusOf(telemetry == null ? null : telemetry.getReportedAt(), transaction.getEventTime());
        context.setTelemetry(telemetry);
        context.setTelemetryStatus(status);
        return status;
    }
}
