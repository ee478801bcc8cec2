package dev.sluice.decision.challenge;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the analysts' policy says about challenges. Immutable.
 *
 * @param impossible payments whose payer cannot be asked
 * @param budget how much customers are bothered at most; empty: not bounded
 * @param timeout how long after its event time a payment waits for the challenge to be completed
 * @param unanswered what becomes of it where the customer broke off, or nothing was heard in time
 * @param undelivered what becomes of it where the customer could not be asked although that was tried
 */
public record ChallengePolicy(
        ImpossibleChallenges impossible,
        Optional<FrictionBudget> budget,
        Duration timeout,
        Fallback unanswered,
        Fallback undelivered) {

    /** The longest time that a payment may be kept waiting. */
    public static final Duration TIMEOUT_MAX = Duration.ofDays(1);

    /** What holds where {@code policy.yaml} has no section about challenges. */
    public static final ChallengePolicy DEFAULT = new ChallengePolicy(
            ImpossibleChallenges.NONE, Optional.empty(), Duration.ofMinutes(10), Fallback.BLOCK, Fallback.BLOCK);

    /** Refuses null and a timeout that is not more than zero or beyond the longest. */
    public ChallengePolicy {
        Objects.requireNonNull(impossible, "impossible");
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(unanswered, "unanswered");
        Objects.requireNonNull(undelivered, "undelivered");
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(TIMEOUT_MAX) > 0) {
            throw new IllegalArgumentException(
                    "timeout must be more than zero and at most " + TIMEOUT_MAX + ", but is " + timeout);
        }
    }
}
