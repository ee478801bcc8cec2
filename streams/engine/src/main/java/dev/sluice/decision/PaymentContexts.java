package dev.sluice.decision;

import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import java.util.ArrayList;

/** Makes the context with which a transaction starts its itinerary. */
public final class PaymentContexts {

    private PaymentContexts() {}

    /**
     * Starts a context in which nothing is known yet but what does not apply.
     *
     * @param transaction an accepted transaction
     * @return its context
     */
    public static PaymentContext start(TransactionRequested transaction) {
        return PaymentContext.newBuilder()
                .setTransaction(transaction)
                .setFeatures(new ArrayList<>())
                .setTelemetryStatus(unlessAbsent(transaction.getDeviceId() == null))
                .setTerminalStatus(unlessAbsent(transaction.getTerminalId() == null))
                .setDegradedReasons(new ArrayList<>())
                .build();
    }

    private static SignalStatus unlessAbsent(boolean absent) {
        return absent ? SignalStatus.NOT_APPLICABLE : SignalStatus.UNKNOWN;
    }
}
