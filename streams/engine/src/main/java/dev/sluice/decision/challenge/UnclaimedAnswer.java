package dev.sluice.decision.challenge;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.ingest.RejectedEventException;

/**
 * An answer that was kept for a while and settles nothing.
 *
 * @param completion the answer
 * @param refusal why
 */
public record UnclaimedAnswer(ChallengeCompleted completion, RejectedEventException refusal) {}
