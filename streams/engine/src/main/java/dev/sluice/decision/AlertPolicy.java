package dev.sluice.decision;

import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import java.time.Duration;
import java.util.Set;

/**
 * Which decisions the SOC hears of.
 *
 * @param on outcomes that alert: BLOCK, CHALLENGE, REVIEW (a person is to look at it) or ALLOW (a rule hit and the
 *     transaction goes through all the same)
 * @param severityMin least severity of the gravest hit that alerts; never UNKNOWN
 * @param dedupeWindow event time within which one entity alerts only once for the same rule; zero: every time
 */
public record AlertPolicy(Set<RuleOutcome> on, Severity severityMin, Duration dedupeWindow) {

    /** Longest window that is accepted. */
    public static final Duration DEDUPE_WINDOW_MAX = Duration.ofDays(31);

    /** Copies the set; refuses UNKNOWN and a window that is negative or longer than a month. */
    public AlertPolicy {
        on = Set.copyOf(on);
        if (on.contains(RuleOutcome.UNKNOWN) || severityMin == Severity.UNKNOWN) {
            throw new IllegalArgumentException("alerts can be neither on outcome nor on severity UNKNOWN");
        }
        if (dedupeWindow.isNegative() || dedupeWindow.compareTo(DEDUPE_WINDOW_MAX) > 0) {
            throw new IllegalArgumentException(
                    "dedupeWindow must be from zero to " + DEDUPE_WINDOW_MAX + ", but is " + dedupeWindow);
        }
    }
}
