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
        // Avro's builders check every field and fill in defaults by parsing them, which shows at this rate.
        PaymentContext context = new PaymentContext();
        context.setTransaction(transaction);
        context.setFeatures(new ArrayList<>());
        context.setTelemetryStatus(unlessAbsent(transaction.getDeviceId() == null));
        context.setTerminalStatus(unlessAbsent(transaction.getTerminalId() == null));
        context.setDegradedReasons(new ArrayList<>());
        return context;
    }

    private static SignalStatus unlessAbsent(boolean absent) {
        return absent ? SignalStatus.NOT_APPLICABLE : SignalStatus.UNKNOWN;
    }
}
