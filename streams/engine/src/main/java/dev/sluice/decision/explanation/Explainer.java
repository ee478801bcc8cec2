package dev.sluice.decision.explanation;

import dev.sluice.contract.DecisionMade;
import dev.sluice.decision.DecisionModel;
import dev.sluice.decision.Evidence;
import dev.sluice.rules.RuleEvaluation;
import dev.sluice.rules.TracedRule;
import dev.sluice.rules.facts.Facts;
import java.util.List;

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
        RuleEvaluation evaluation = model.evaluate(facts);
        List<TracedRule> rules = model.ruleSet().trace(facts);
        String accountId = evidence.transaction().getAccountId();
        List<TracedRule> hits = rules.stream().filter(TracedRule::hits).toList();
        return new Explanation(
                decision,
                evidence,
                model.contentHash(),
                model.decider().decide(evidence.context(), evidence.merchantStatus(), evaluation),
                decision.getFeatures().stream()
                        .map(value -> new ExplainedFeature(
                                value, model.features().find(value.getName()).orElse(null)))
                        .toList(),
                hits.stream().filter(hit -> hit.rule().actsOn(accountId)).toList(),
                hits.stream().filter(hit -> !hit.rule().actsOn(accountId)).toList(),
                NearMiss.among(rules),
                evaluation.failures(),
                model.decider().reckon(evidence, evaluation),
                model.policy());
    }
}
