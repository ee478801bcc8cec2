package dev.sluice.decision.quarantine;

import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantineLifted;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the quarantine of one entity changes. Pure functions: the same hits in whatever order, and however often, leave the
 * same quarantine, as long as nobody lifts it in between.
 */
public final class QuarantineLedger {

    private QuarantineLedger() {}

    /**
     * A rule hit.
     *
     * @param current the latest quarantine of the entity; null: there was none
     * @param begun the quarantine that the hit by itself would begin
     * @return the quarantine from now on; empty if nothing changed
     */
    public static Optional<QuarantineChanged> begin(@Nullable QuarantineChanged current, QuarantineChanged begun) {
        if (current == null || !begun.getStartedAt().isBefore(Quarantines.endOf(current))) {
            return Optional.of(begun);
        }
        boolean isLifted = current.getLiftedAt() != null;
        boolean isOver = !current.getStartedAt().isBefore(begun.getUntil());
        if (isLifted || isOver) {
            // Whoever lifted it knew of what had happened until then.
            return Optional.empty();
        }
        return joined(current, begun);
    }

    private static Optional<QuarantineChanged> joined(QuarantineChanged current, QuarantineChanged begun) {
        boolean isLonger = begun.getUntil().isAfter(current.getUntil());
        Instant startedAt = earlier(current.getStartedAt(), begun.getStartedAt());
        if (!isLonger && startedAt.equals(current.getStartedAt())) {
            return Optional.empty();
        }
        return Optional.of(QuarantineChanged.newBuilder(isLonger ? begun : current)
                .setStartedAt(startedAt)
                .build());
    }

    /**
     * A person lets the entity out.
     *
     * @param current the latest quarantine of the entity; null: there was none
     * @param lifted the end
     * @return the quarantine from now on; empty if there is none that could end, or it was lifted before
     */
    public static Optional<QuarantineChanged> lift(@Nullable QuarantineChanged current, QuarantineLifted lifted) {
        if (current == null
                || current.getLiftedAt() != null
                || !lifted.getLiftedAt().isBefore(current.getUntil())
                || lifted.getLiftedAt().isBefore(current.getStartedAt())) {
            return Optional.empty();
        }
        return Optional.of(QuarantineChanged.newBuilder(current)
                .setLiftedAt(lifted.getLiftedAt())
                .setLiftedBy(lifted.getAuthor())
                .setLiftReason(lifted.getReason())
                .build());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
