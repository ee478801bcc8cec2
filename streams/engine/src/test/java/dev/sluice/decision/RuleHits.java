package dev.sluice.decision;

import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.RuleOutcome;
import dev.sluice.contract.Severity;
import dev.sluice.rules.AccountShare;
import dev.sluice.rules.HitRateBand;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.RuleHit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules that hit, for tests. */
final class RuleHits {

    private RuleHits() {}

    static RuleHit hit(String id, RuleOutcome outcome, double score) {
        return hit(id, "account", outcome, score, Severity.MEDIUM, RuleLifecycle.LIVE);
    }

    static RuleHit hit(
            String id, String folder, RuleOutcome outcome, double score, Severity severity, RuleLifecycle lifecycle) {
        return new RuleHit(description(id, folder, outcome, score, severity, lifecycle, null));
    }

    static RuleDescription description(
            String id,
            String folder,
            RuleOutcome outcome,
            double score,
            Severity severity,
            RuleLifecycle lifecycle,
            @Nullable HitRateBand hitRate) {
        return new RuleDescription(
                id,
                folder,
                "team",
                severity,
                lifecycle,
                "F1012",
                "Reason of " + id,
                outcome,
                score,
                null,
                null,
                AccountShare.ALL,
                hitRate,
                null);
    }

    static RuleEvaluation live(RuleHit... hits) {
        return new RuleEvaluation(List.of(hits), List.of(), List.of());
    }
}
