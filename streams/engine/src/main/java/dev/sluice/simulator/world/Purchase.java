package dev.sluice.simulator.world;

import dev.sluice.contract.DeviceTelemetryReported;
import dev.sluice.contract.TransactionRequested;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A payment, and what the payer's device reported shortly before it.
 *
 * @param transaction the payment
 * @param telemetry the report, or null where no device takes part
 */
public record Purchase(
        TransactionRequested transaction, @Nullable DeviceTelemetryReported telemetry) {

    /** Changes the payment, and returns this. */
    public Purchase with(Consumer<TransactionRequested> change) {
        change.accept(transaction);
        return this;
    }

    /** Changes the report, if there is one, and returns this. */
    public Purchase withTelemetry(Consumer<DeviceTelemetryReported> change) {
        if (telemetry != null) {
            change.accept(telemetry);
        }
        return this;
    }

    /** Returns the same payment, of whose device nothing is heard. */
    public Purchase withoutTelemetry() {
        return new Purchase(transaction, null);
    }
}
