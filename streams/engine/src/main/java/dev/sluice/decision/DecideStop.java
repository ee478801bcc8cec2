package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.rules.RuleEvaluation;
import java.util.Optional;

/**
 * The last stop: the rules run once over the whole context, the policy makes one decision of what they say, and the
 * decision is final. A transaction that was decided before gets that decision again.
 */
public final class DecideStop {

    private final RecordedDecisions recorded;
    private final MerchantProfiles merchants;

    /**
     * @param recorded the decisions that this task made
     * @param merchants the merchants' profiles
     */
    public DecideStop(RecordedDecisions recorded, MerchantProfiles merchants) {
        this.recorded = recorded;
        this.merchants = merchants;
    }

    /**
     * Decides a transaction, once and for all.
     *
     * @param context what all stops know
     * @param model rules and policy
     * @return the decision, and whether it had been made before
     * @throws dev.sluice.ingest.RejectedEventException if the decision under its id is about another account
     */
    public Answer decide(PaymentContext context, DecisionModel model) {
        DecisionMade before = recorded.find(context.getTransaction().getTransactionId());
        if (before != null) {
            if (!before.getAccountId().equals(context.getTransaction().getAccountId())) {
                throw DuplicateRefusals.identifierReused();
            }
            return answer(before, true, context, model);
        }
        DecisionMade decision = evaluate(context, model);
        recorded.record(decision);
        return answer(decision, false, context, model);
    }

    private static Answer answer(DecisionMade decision, boolean repeated, PaymentContext context, DecisionModel model) {
        return new Answer(decision, repeated, model.alerts().alertOn(decision, context.getTransaction()));
    }

    private DecisionMade evaluate(PaymentContext context, DecisionModel model) {
        FeatureOrigin.note(context, model);
        String merchantId = context.getTransaction().getMerchantId();
        Evidence evidence = new Evidence(context, merchantId == null ? null : merchants.find(merchantId));
        RuleEvaluation evaluation = model.evaluate(evidence.facts(model.ruleSet()));
        return model.decider().decide(context, evidence.merchantStatus(), evaluation);
    }

    /**
     * What comes of a transaction.
     *
     * @param decision the decision
     * @param repeated whether it had been made before
     * @param alert what the SOC is told, unless it was told the like before; empty if it is none of its business
     */
    public record Answer(DecisionMade decision, boolean repeated, Optional<Alert> alert) {}
}
