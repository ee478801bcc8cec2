package dev.sluice.topology;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.decision.late.LateObserver;

/** Is told what happens on the stream threads. Implementations return at once and never throw. */
public interface ProcessingObserver extends LateObserver {

    /** Listens to nothing. */
    ProcessingObserver SILENT = new ProcessingObserver() {};

    /**
     * A decision went out.
     *
     * @param decision the decision
     * @param repeated whether it had been made before and was only sent again
     */
    default void decided(DecisionMade decision, boolean repeated) {}

    /**
     * A transaction began to wait for telemetry, or stopped waiting.
     *
     * @param waiting how many transactions of the task wait now
     */
    default void waitingForTelemetry(int waiting) {}

    /**
     * A label came for a transaction that is not known here yet, and waits for it.
     */
    default void labelParked() {}

    /**
     * A challenge ended.
     *
     * @param settled how
     * @param repeated whether it had ended before and was only told again
     */
    default void challengeSettled(ChallengeSettled settled, boolean repeated) {}

    /**
     * A quarantine changed.
     *
     * @param quarantine as it is now
     * @param change how it changed
     */
    default void quarantineChanged(QuarantineChanged quarantine, QuarantineChange change) {}

    /** An alert went out. */
    default void alertRaised() {}

    /** An alert was counted into an earlier one of the same kind. */
    default void alertSuppressed() {}

    /**
     * A record could not be processed and went to the dead-letter topic.
     *
     * @param topic where it came from
     * @param reason the stable code of the reason
     */
    default void deadLettered(String topic, String reason) {}

    /**
     * A record of a topic that every instance holds could not be used and was ignored; again whenever an instance starts.
     *
     * @param topic where it came from
     * @param reason the stable code of the reason
     */
    default void recordIgnored(String topic, String reason) {}
}
