package dev.sluice.rules.facts;

import static dev.sluice.rules.facts.Blank.blank;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The payer's device as of the transaction. The records that it is made from must not be changed afterwards. */
public final class Device extends Fact {

    private static final DeviceTelemetryReported NO_TELEMETRY = blank(new DeviceTelemetryReported());

    private final SignalStatus status;
    private final DeviceTelemetryReported telemetry;
    private final TransactionRequested request;

    /**
     * @param status whether the telemetry is there and fresh
     * @param telemetry newest telemetry as of the transaction; null if there is none
     * @param request the transaction
     * @throws IllegalArgumentException if status and telemetry contradict each other
     */
    public Device(SignalStatus status, @Nullable DeviceTelemetryReported telemetry, TransactionRequested request) {
        super(request.getEventTime());
        Signals.requireConsistent("device telemetry", status, telemetry);
        this.status = status;
        this.telemetry = Objects.requireNonNullElse(telemetry, NO_TELEMETRY);
        this.request = request;
    }

    /** Whether the telemetry is there: PRESENT, STALE, MISSING or NOT_APPLICABLE. */
    @Meaning("PRESENT: fresh telemetry; STALE: old telemetry; MISSING: none came; NOT_APPLICABLE: no device.")
    public SignalStatus getStatus() {
        return status;
    }

    /** The telemetry; a blank one if there is none. */
    public DeviceTelemetryReported getTelemetry() {
        return telemetry;
    }

    /** Kilometers between device and transaction, or null if one of the places is not known. */
    @Meaning(
            value =
                    "Kilometers between the device and the place of the transaction. No value if one of them is not known.",
            least = 0)
    public @Nullable Double getDistanceFromTransactionKm() {
        return Geo.distanceKm(telemetry.getLocation(), request.getLocation());
    }
}
