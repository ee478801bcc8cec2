package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a decision would have been, had a report come in time. The decision itself stays as it was made.
 *
 * @param then the decision
 * @param without what the present rules make of what was known before the report came
 * @param now what they make of it with the report
 * @param report the report
 */
public record Revision(DecisionMade then, DecisionMade without, DecisionMade now, LateReport report) {

    /** What a late report would have changed. */
    public enum Effect {
        /** Nothing. */
        NONE,
        /** The payment would have been restricted more. */
        STRICTER,
        /** The payment would have been restricted less. */
        MILDER
    }

    /**
     * What the report would have changed: the decision as it was made, and by itself. What other rules than those that
     * decided make of the payment is not its doing.
     */
    public Effect effect() {
        Restriction withReport = Restriction.of(now);
        if (withReport.isAbove(Restriction.of(then)) && withReport.isAbove(Restriction.of(without))) {
            return Effect.STRICTER;
        }
        boolean isMilder = Restriction.of(then).isAbove(withReport)
                && Restriction.of(without).isAbove(withReport);
        return isMilder ? Effect.MILDER : Effect.NONE;
    }

    /** The rules that act and hit with the report alone, in the order of their ids. */
    List<RuleHit> hitsByReport() {
        Set<String> before = live(without).stream().map(RuleHit::getRuleId).collect(Collectors.toSet());
        return live(now).stream()
                .filter(hit -> !before.contains(hit.getRuleId()))
                .toList();
    }

    private static List<RuleHit> live(DecisionMade decision) {
        return decision.getRules().stream()
                .filter(hit -> hit.getLifecycle() == RuleLifecycle.LIVE)
                .toList();
    }
}
