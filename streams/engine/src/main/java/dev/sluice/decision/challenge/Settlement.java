package dev.sluice.decision.challenge;

import dev.sluice.contract.ChallengeSettled;

/**
 * The end of a challenge.
 *
 * @param settled what the platform is told
 * @param repeated whether it was told before
 */
public record Settlement(ChallengeSettled settled, boolean repeated) {}
