package dev.sluice.topology;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.decision.challenge.UnclaimedAnswer;

/** What leaves the challenges. */
sealed interface ChallengeEnd {

    /**
     * A payment got its final word.
     *
     * @param settled what the platform is told
     */
    record Settled(ChallengeSettled settled) implements ChallengeEnd {}

    /**
     * An answer found nothing to settle.
     *
     * @param answer the answer, and why
     */
    record Unclaimed(UnclaimedAnswer answer) implements ChallengeEnd {}
}
