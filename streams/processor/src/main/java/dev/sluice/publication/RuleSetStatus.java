package dev.sluice.publication;

import dev.sluice.contract.RuleSetSource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rule set an instance decides by, and whether that is the newest that it was given.
 *
 * @param contentHash of the rule set in force
 * @param source where it is from
 * @param since when it came into force here
 * @param author who made it; null if nobody says
 * @param approver who approved it; null for nobody
 * @param refused what came later and was refused; null if nothing did
 */
public record RuleSetStatus(
        String contentHash,
        RuleSetSource source,
        Instant since,
        @Nullable String author,
        @Nullable String approver,
        @Nullable Refused refused) {

    /**
     * A rule set that was refused.
     *
     * @param contentHash what it said its content is
     * @param at when
     * @param findings why; unmodifiable
     */
    public record Refused(String contentHash, Instant at, List<String> findings) {

        public Refused {
            findings = List.copyOf(findings);
        }
    }

    RuleSetStatus withRefused(Refused newer) {
        return new RuleSetStatus(contentHash, source, since, author, approver, newer);
    }
}
