package dev.sluice.decision.quarantine;

import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.ingest.Rejection;
import dev.sluice.ingest.RejectionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record of the topic of quarantines can be decided by. What Sluice writes itself always can; what somebody else
 * wrote there must neither stop an instance nor be held against another entity than it names.
 */
public final class QuarantineCheck {

    private QuarantineCheck() {}

    /**
     * Refuses what cannot be decided by.
     *
     * @param key the record's key; null: it has none
     * @param quarantine the record's value; null: the entity's quarantine is forgotten
     * @throws RejectedEventException with everything that is wrong
     */
    public static void require(@Nullable String key, @Nullable QuarantineChanged quarantine) {
        List<Rejection> rejections = rejections(key, quarantine);
        if (!rejections.isEmpty()) {
            throw new RejectedEventException(rejections);
        }
    }

    private static List<Rejection> rejections(@Nullable String key, @Nullable QuarantineChanged quarantine) {
        if (key == null) {
            return List.of(rejection("subject", RejectionReason.KEY_MISMATCH, "is not told: the record has no key"));
        }
        return quarantine == null ? List.of() : rejectionsOf(key, quarantine);
    }

    private static List<Rejection> rejectionsOf(String key, QuarantineChanged quarantine) {
        List<Rejection> rejections = new ArrayList<>();
        if (!quarantine.getSubject().equals(key)) {
            rejections.add(rejection("subject", RejectionReason.KEY_MISMATCH, "is not the record's key"));
        }
        if (!namesItsEntity(quarantine)) {
            rejections.add(rejection(
                    "subject",
                    RejectionReason.INVALID_FORMAT,
                    "is not entityType and entityId, such as terminal/trm-00042"));
        }
        if (!quarantine.getStartedAt().isBefore(quarantine.getUntil())) {
            rejections.add(rejection("until", RejectionReason.OUT_OF_RANGE, "is not after startedAt"));
        }
        Instant liftedAt = quarantine.getLiftedAt();
        if (liftedAt != null && liftedAt.isBefore(quarantine.getStartedAt())) {
            rejections.add(rejection("liftedAt", RejectionReason.OUT_OF_RANGE, "is before startedAt"));
        }
        return rejections;
    }

    private static boolean namesItsEntity(QuarantineChanged quarantine) {
        return quarantine.getEntityType() != QuarantinedEntity.UNKNOWN
                && QuarantineSubject.of(quarantine.getEntityType(), quarantine.getEntityId())
                        .equals(quarantine.getSubject());
    }

    private static Rejection rejection(String field, RejectionReason reason, String problem) {
        return new Rejection(field, reason, "QuarantineChanged." + field + ' ' + problem);
    }
}
