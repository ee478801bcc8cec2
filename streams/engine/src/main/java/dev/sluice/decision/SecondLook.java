package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.challenge.OverallAllowance;
import dev.sluice.decision.quarantine.QuarantineSubject;
import java.util.List;

/**
 * Decides once more, without effect, what a report would have changed. All but the report is as it was when the decision was
 * made: features and quarantines are those that the decision recorded. The rules are the present ones, with the report and
 * without it, so that what differs is the report's doing. Nothing is counted: no budget is spent, no hit rate moves.
 */
public final class SecondLook {

    private final MerchantProfiles merchants;

    /** @param merchants the merchants' profiles */
    public SecondLook(MerchantProfiles merchants) {
        this.merchants = merchants;
    }

    /**
     * Looks.
     *
     * @param decision the decision as it was made
     * @param known what is known of the transaction but for the report; its features do not matter
     * @param report a report that is news to it
     * @param model the present rules and policy
     */
    public Revision at(DecisionMade decision, PaymentContext known, LateReport report, DecisionModel model) {
        return new Revision(
                decision,
                decide(decision, known, model),
                decide(decision, report.joinedTo(known, model.policy()), model),
                report);
    }

    private DecisionMade decide(DecisionMade decision, PaymentContext known, DecisionModel model) {
        PaymentContext context = asDecided(known, decision);
        FeatureOrigin.note(context, model);
        Evidence evidence = evidence(context, decision);
        return model.decider()
                .decide(evidence, model.reconsider(evidence.facts(model.ruleSet())), OverallAllowance.UNBOUNDED);
    }

    private static PaymentContext asDecided(PaymentContext known, DecisionMade decision) {
        PaymentContext context = PaymentContexts.copyOf(known);
        context.setFeatures(decision.getFeatures());
        return context;
    }

    private Evidence evidence(PaymentContext context, DecisionMade decision) {
        TransactionRequested transaction = context.getTransaction();
        String merchantId = transaction.getMerchantId();
        return new Evidence(
                context, merchantId == null ? null : merchants.find(merchantId), quarantined(transaction, decision));
    }

    private static List<QuarantinedEntity> quarantined(TransactionRequested transaction, DecisionMade decision) {
        return QuarantineSubject.entities(transaction).stream()
                .filter(entity -> decision.getQuarantines().contains(QuarantineSubject.in(transaction, entity)))
                .toList();
    }
}
