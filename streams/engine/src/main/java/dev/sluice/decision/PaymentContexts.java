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

    /** A context of its own with the same content; transaction, reports and features are shared with the first. */
    public static PaymentContext copyOf(PaymentContext context) {
        PaymentContext copy = new PaymentContext();
        copy.setTransaction(context.getTransaction());
        copy.setFeatures(context.getFeatures());
        copy.setFeaturesFingerprint(context.getFeaturesFingerprint());
        copy.setTelemetryStatus(context.getTelemetryStatus());
        copy.setTelemetry(context.getTelemetry());
        copy.setTerminalStatus(context.getTerminalStatus());
        copy.setTerminalPosture(context.getTerminalPosture());
        copy.setDegradedReasons(new ArrayList<>(context.getDegradedReasons()));
        return copy;
    }

    private static SignalStatus unlessAbsent(boolean absent) {
        return absent ? SignalStatus.NOT_APPLICABLE : SignalStatus.UNKNOWN;
    }
}
