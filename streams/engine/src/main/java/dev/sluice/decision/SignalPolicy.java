package dev.sluice.decision;

import dev.sluice.contract.SignalStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How old or how new a report may be to speak for a transaction.
 *
 * @param tolerance how much later than the transaction a report may be and still count, because two clocks never agree;
 *     zero or more
 * @param staleAfter the age at which a report no longer describes the present; more than zero
 */
public record SignalPolicy(Duration tolerance, Duration staleAfter) {

    public SignalPolicy {
        Objects.requireNonNull(tolerance, "tolerance");
        Objects.requireNonNull(staleAfter, "staleAfter");
        if (tolerance.isNegative()) {
            throw new IllegalArgumentException("tolerance must not be negative, but is " + tolerance);
        }
        if (staleAfter.isZero() || staleAfter.isNegative()) {
            throw new IllegalArgumentException("staleAfter must be more than zero, but is " + staleAfter);
        }
    }

    /**
     * Says up to which time a report may speak for a transaction.
     *
     * @param transactionTime when the transaction took place
     * @return the latest time, inclusive
     */
    public Instant latestFor(Instant transactionTime) {
        return transactionTime.plus(tolerance);
    }

    /**
     * Judges the newest report that may speak for a transaction.
     *
     * @param reportedAt when the report was made, or null if there is none
     * @param transactionTime when the transaction took place
     * @return MISSING without a report, STALE from {@link #staleAfter} on, else PRESENT
     */
    public SignalStatus statusOf(@Nullable Instant reportedAt, Instant transactionTime) {
        if (reportedAt == null) {
            return SignalStatus.MISSING;
        }
        Duration age = Duration.between(reportedAt, transactionTime);
        return age.compareTo(staleAfter) >= 0 ? SignalStatus.STALE : SignalStatus.PRESENT;
    }
}
