package dev.sluice.decision.late;

import dev.sluice.decision.Revision;

/** Is told of evidence that came after its decision. Implementations return at once and never throw. */
public interface LateObserver {

    /** Listens to nothing. */
    LateObserver SILENT = new LateObserver() {};

    /**
     * A report came late for a payment.
     *
     * @param kind what kind of report: {@code telemetry} or {@code terminal}
     * @param effect what it would have changed
     */
    default void lateReport(String kind, Revision.Effect effect) {}

    /** A payment that went through turned out to be a fraud. */
    default void missedFraud() {}
}
