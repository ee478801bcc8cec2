package dev.sluice.decision.explanation;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.StepUp;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Evidence;
import dev.sluice.decision.challenge.OverallAllowance;
import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.TracedRule;
import dev.sluice.rules.facts.Facts;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Explains decisions by a rules folder. */
public final class Explainer {

    private final DecisionModel model;

    /** @param model rules and policy; stays open */
    public Explainer(DecisionModel model) {
        this.model = model;
    }

    /**
     * Explains a decision.
     *
     * @param decision the decision as it was made, perhaps by another rule set
     * @param evidence what it was made of
     */
    public Explanation explain(DecisionMade decision, Evidence evidence) {
        Facts facts = evidence.facts(model.ruleSet());
        RuleEvaluation undemoted = model.evaluate(facts);
        Set<String> demoted = demotedAtTheTime(decision, undemoted);
        RuleEvaluation evaluation = undemoted.without(demoted);
        List<TracedRule> rules = model.ruleSet().trace(facts);
        String accountId = evidence.transaction().getAccountId();
        Predicate<TracedRule> acts = hit ->
                hit.rule().actsOn(accountId) && !demoted.contains(hit.rule().id());
        List<TracedRule> hits = rules.stream().filter(TracedRule::hits).toList();
        return new Explanation(
                decision,
                evidence,
                model.contentHash(),
                model.decider().decide(evidence, evaluation, asThen(decision)),
                decision.getFeatures().stream()
                        .map(value -> new ExplainedFeature(
                                value, model.features().find(value.getName()).orElse(null)))
                        .toList(),
                hits.stream().filter(acts).toList(),
                hits.stream().filter(acts.negate()).toList(),
                demoted,
                NearMiss.among(rules),
                evaluation.failures(),
                model.decider().reckon(evidence, evaluation),
                model.policy());
    }

    /**
     * The rules that act on the account, but by the decision did not: they had left their hit rate. Only the rule set that
     * decided can tell; any other may state other shares and lifecycles.
     */
    private Set<String> demotedAtTheTime(DecisionMade decision, RuleEvaluation evaluation) {
        if (!model.contentHash().equals(decision.getRuleSetHash())) {
            return Set.of();
        }
        Set<String> acting =
                evaluation.hits().stream().map(hit -> hit.rule().id()).collect(Collectors.toSet());
        return decision.getRules().stream()
                .filter(hit -> hit.getLifecycle() == RuleLifecycle.SHADOW)
                .map(RuleHit::getRuleId)
                .filter(acting::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many others were asked at the time is not known any more, but the decision says whether that were too many. */
    private static OverallAllowance asThen(DecisionMade decision) {
        return budget -> decision.getStepUp() != StepUp.OVERALL_BUDGET_SPENT;
    }
}
