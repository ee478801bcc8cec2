package dev.sluice.rules.review;

import dev.sluice.finding.Finding;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.language.CheckedRule;
import dev.sluice.rules.language.Condition;
import dev.sluice.rules.language.Place;
import dev.sluice.velocity.FeatureCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rules that can never act or that say what another says already. Rules that are right by themselves go in. */
public final class RuleReview {

    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    private RuleReview(Instant now) {
        this.now = now;
    }

    /**
     * Looks at all rules that are not retired.
     *
     * @param rules the rules, by id
     * @param features the declared features, which say what values there are
     * @param now says what is past
     * @return an error for each rule whose conditions contradict each other, or ask a value for what it never is; warnings for
     *     what is merely strange
     */
    public static List<Finding> of(List<CheckedRule> rules, FeatureCatalog features, Instant now) {
        RuleReview review = new RuleReview(now);
        ConditionReview conditions = new ConditionReview(features, review.findings);
        Map<Set<Condition>, CheckedRule> byConditions = new HashMap<>();
        for (CheckedRule rule : rules) {
            conditions.review(rule);
            review.ended(rule);
            if (rule.description().runs()) {
                review.repeated(rule, byConditions);
            }
        }
        return review.findings;
    }

    private void ended(CheckedRule rule) {
        RuleDescription description = rule.description();
        if (description.runs()
                && description.until() != null
                && !description.until().isAfter(now)) {
            warning(
                    rule.place(),
                    "the rule ended at " + description.until() + ", so it hits no transaction of today",
                    "make it retired, or give it a later @until");
        }
    }

    private void repeated(CheckedRule rule, Map<Set<Condition>, CheckedRule> byConditions) {
        CheckedRule first = byConditions.putIfAbsent(RuleConditions.normalized(rule), rule);
        boolean isAnother = first != null
                && !first.description().id().equals(rule.description().id());
        if (first != null && isAnother) {
            warning(
                    rule.place(),
                    "the rule has the same conditions as " + first.description().id(),
                    "both always hit together, and their scores count twice: keep one of them");
        }
    }

    private void warning(Place place, String message, String hint) {
        findings.add(Finding.warning(place.file(), place.line(), place.column(), message, hint));
    }
}
