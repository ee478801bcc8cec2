package dev.sluice.decision.quarantine;

import dev.sluice.contract.QuarantineLifted;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.ingest.Rejection;
import dev.sluice.ingest.RejectionReason;
import java.util.List;

/** Why the end of a quarantine ends nothing. */
public final class QuarantineRefusals {

    private QuarantineRefusals() {}

    /** The entity is not in quarantine at that time. */
    public static RejectedEventException notHeld(QuarantineLifted lifted) {
        return new RejectedEventException(List.of(new Rejection(
                "subject",
                RejectionReason.NOT_IN_QUARANTINE,
                "QuarantineLifted.subject names what is not in quarantine at " + lifted.getLiftedAt()
                        + ": look at 'sluice quarantine list'")));
    }
}
