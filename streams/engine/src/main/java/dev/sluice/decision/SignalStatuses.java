package dev.sluice.decision;

import dev.sluice.contract.SignalStatus;
import java.util.Objects;

/**
 * Which signals were there when a transaction was decided.
 *
 * @param telemetry the device's telemetry
 * @param terminal the terminal's posture
 * @param merchant the merchant's profile
 */
public record SignalStatuses(SignalStatus telemetry, SignalStatus terminal, SignalStatus merchant) {

    /** Refuses null. */
    public SignalStatuses {
        Objects.requireNonNull(telemetry, "telemetry");
        Objects.requireNonNull(terminal, "terminal");
        Objects.requireNonNull(merchant, "merchant");
    }
}
