package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.challenge.OverallBalance;
import dev.sluice.decision.quarantine.Quarantines;
import dev.sluice.rules.HitRateBreach;
import dev.sluice.rules.RuleEvaluation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last stop: the rules run once over the whole context, the policy makes one decision of what they say, and the
 * decision is final. A transaction that was decided before gets that decision again.
 */
public final class DecideStop {

    private final RecordedDecisions recorded;
    private final MerchantProfiles merchants;
    private final Quarantines quarantines;
    private final OverallBalance friction;

    /**
     * @param recorded the decisions that this task made
     * @param merchants the merchants' profiles
     * @param quarantines what is in quarantine
     * @param friction how many of this task's customers may still be asked
     */
    public DecideStop(
            RecordedDecisions recorded, MerchantProfiles merchants, Quarantines quarantines, OverallBalance friction) {
        this.recorded = recorded;
        this.merchants = merchants;
        this.quarantines = quarantines;
        this.friction = friction;
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
            return answer(before, true, List.of(), context, model);
        }
        FeatureOrigin.note(context, model);
        Evidence evidence = evidence(context);
        RuleEvaluation evaluation = model.evaluate(evidence.facts(model.ruleSet()));
        model.policy().challenges().budget().ifPresent(budget -> friction.earn(budget.overall()));
        DecisionMade decision = model.decider().decide(evidence, evaluation, friction);
        recorded.record(decision);
        return answer(decision, false, evaluation.demotions(), context, model);
    }

    private Evidence evidence(PaymentContext context) {
        String merchantId = context.getTransaction().getMerchantId();
        return new Evidence(
                context,
                merchantId == null ? null : merchants.find(merchantId),
                quarantines.of(context.getTransaction()));
    }

    private static Answer answer(
            DecisionMade decision,
            boolean repeated,
            List<HitRateBreach> demotions,
            PaymentContext context,
            DecisionModel model) {
        AlertFactory alerts = model.alerts();
        return new Answer(
                context,
                decision,
                repeated,
                alerts.alertOn(decision, context.getTransaction()),
                demotions.stream()
                        .map(breach -> alerts.alertOn(breach, decision))
                        .toList(),
                model.quarantineStarts().by(decision));
    }

    /**
     * What comes of a transaction.
     *
     * @param context what all stops know; where the decision is repeated, what they know now
     * @param decision the decision
     * @param repeated whether it had been made before
     * @param alert what the SOC is told of the decision, unless it was told the like before; empty if it is none of its business
     * @param demotions what it is told of rules that act no longer from this transaction on
     * @param quarantines what the rules that act put into quarantine
     */
    public record Answer(
            PaymentContext context,
            DecisionMade decision,
            boolean repeated,
            Optional<Alert> alert,
            List<Alert> demotions,
            List<QuarantineChanged> quarantines) {

        /** Everything that the SOC is told. */
        public Stream<Alert> alerts() {
            return Stream.concat(alert.stream(), demotions.stream());
        }
    }
}
