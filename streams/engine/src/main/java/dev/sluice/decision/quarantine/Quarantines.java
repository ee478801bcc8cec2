package dev.sluice.decision.quarantine;

import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.TransactionRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The quarantines that are known where a decision is made. */
@FunctionalInterface
public interface Quarantines {

    /** The latest quarantine of a subject, perhaps one that ended; null if there was none. */
    @Nullable
    QuarantineChanged find(String subject);

    /** The entities of a payment that are in quarantine at its event time. */
    default List<QuarantinedEntity> of(TransactionRequested transaction) {
        List<QuarantinedEntity> held = new ArrayList<>(0);
        for (QuarantinedEntity entity : QuarantinedEntity.values()) {
            String id = QuarantineSubject.idIn(transaction, entity);
            QuarantineChanged quarantine = id == null ? null : find(QuarantineSubject.of(entity, id));
            if (quarantine != null && holdsAt(quarantine, transaction.getEventTime())) {
                held.add(entity);
            }
        }
        return List.copyOf(held);
    }

    /** Whether a quarantine holds for a payment of that event time. */
    static boolean holdsAt(QuarantineChanged quarantine, Instant eventTime) {
        return !eventTime.isBefore(quarantine.getStartedAt()) && eventTime.isBefore(endOf(quarantine));
    }

    /** When it ends: when its time is up, or when it is lifted before. */
    static Instant endOf(QuarantineChanged quarantine) {
        Instant lifted = quarantine.getLiftedAt();
        return lifted == null || quarantine.getUntil().isBefore(lifted) ? quarantine.getUntil() : lifted;
    }
}
