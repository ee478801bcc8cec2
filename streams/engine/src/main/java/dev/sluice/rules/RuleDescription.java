package dev.sluice.rules;

import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says about itself.
 *
 * @param id unique in the rule set; also the rule's and the file's name, for instance {@code FRD-DEV-003}
 * @param entity folder that it lies in, for instance {@code device}
 * @param owner team or person that answers for it
 * @param severity how grave a hit is; never UNKNOWN
 * @param lifecycle where it is in its life; draft and retired rules do not run, shadow rules run without effect; never
 *     UNKNOWN
 * @param technique identifier of the MITRE F3 technique that it detects, or null
 * @param reason why a hit matters, one sentence for the person who reads the alert
 * @param outcome what it asks for; never UNKNOWN
 * @param score probability of fraud that a hit states, 0 to 1
 * @param since event time from which it hits, inclusive; null: always
 * @param until event time until which it hits, exclusive; null: for ever
 * @param share the accounts that it acts on while it is live; on the others it is as a shadow rule
 * @param hitRate the share of transactions that it is expected to hit while it is live; null: any
 * @param quarantine what it puts into quarantine where it acts, or null
 */
public record RuleDescription(
        String id,
        String entity,
        String owner,
        Severity severity,
        RuleLifecycle lifecycle,
        @Nullable String technique,
        String reason,
        RuleOutcome outcome,
        double score,
        @Nullable Instant since,
        @Nullable Instant until,
        AccountShare share,
        @Nullable HitRateBand hitRate,
        @Nullable Quarantine quarantine) {

    /** Refuses a score outside 0 to 1 and a time that ends before it begins. */
    public RuleDescription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(share, "share");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("rule " + id + ": the score must be from 0 to 1, not " + score);
        }
        if (since != null && until != null && !since.isBefore(until)) {
            throw new IllegalArgumentException("rule " + id + ": @since " + since + " must be before @until " + until);
        }
    }

    /** Whether a transaction of that event time is within {@code since} and {@code until}. */
    public boolean isActiveAt(Instant eventTime) {
        return (since == null || !eventTime.isBefore(since)) && (until == null || eventTime.isBefore(until));
    }

    /** Whether a hit on that account bears on the decision; otherwise it is recorded and nothing more. */
    public boolean actsOn(String accountId) {
        return lifecycle == RuleLifecycle.LIVE && share.includes(id, accountId);
    }

    /** Whether it is evaluated at all: live and shadow rules are. */
    public boolean runs() {
        return lifecycle == RuleLifecycle.LIVE || lifecycle == RuleLifecycle.SHADOW;
    }
}
