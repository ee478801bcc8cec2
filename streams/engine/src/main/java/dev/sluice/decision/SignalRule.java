package dev.sluice.decision;

import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.SignalStatus;
import java.util.Objects;

/**
 * How a signal is judged for every transaction, before any rule looks at it.
 *
 * @param freshness which reports may speak for a transaction
 * @param whenMissing what is asked for at least where there is no report; ALLOW leaves it to the rules; never UNKNOWN
 * @param whenStale what is asked for at least where the newest report is too old; never UNKNOWN
 */
public record SignalRule(SignalPolicy freshness, RuleOutcome whenMissing, RuleOutcome whenStale) {

    /** Refuses null and UNKNOWN. */
    public SignalRule {
        Objects.requireNonNull(freshness, "freshness");
        if (whenMissing == RuleOutcome.UNKNOWN || whenStale == RuleOutcome.UNKNOWN) {
            throw new IllegalArgumentException("whenMissing and whenStale must be allow, review, challenge or block");
        }
    }

    /** What is asked for at least with a signal of that status; never UNKNOWN. */
    public RuleOutcome outcomeFor(SignalStatus status) {
        return switch (status) {
            case MISSING -> whenMissing;
            case STALE -> whenStale;
            case PRESENT, NOT_APPLICABLE, UNKNOWN -> RuleOutcome.ALLOW;
        };
    }
}
