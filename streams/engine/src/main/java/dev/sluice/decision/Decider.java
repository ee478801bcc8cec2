package dev.sluice.decision;

import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.SignalStatus;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.RuleEvaluation;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes the decision of a transaction from everything that was found out about it. It looks at no clock and keeps no
 * state: the same context, evaluation and policy give the same decision, byte for byte.
 */
public final class Decider {

    private final Arbiter arbiter;
    private final String ruleSetHash;

    /**
     * @param policy how hits become one decision
     * @param ruleSetHash content hash of the rule set that the policy belongs to
     */
    public Decider(Policy policy, String ruleSetHash) {
        this.arbiter = new Arbiter(policy);
        this.ruleSetHash = Objects.requireNonNull(ruleSetHash, "ruleSetHash");
    }

    /**
     * Decides.
     *
     * @param context the transaction after its last stop
     * @param merchantStatus whether the merchant's profile was there
     * @param evaluation what the rules of this decider's rule set say about it
     * @return the decision; rules in it are in the order of their ids, live and shadow ones together
     */
    public DecisionMade decide(PaymentContext context, SignalStatus merchantStatus, RuleEvaluation evaluation) {
        TransactionRequested transaction = context.getTransaction();
        Verdict verdict = arbiter.judge(
                evaluation,
                new SignalStatuses(context.getTelemetryStatus(), context.getTerminalStatus(), merchantStatus),
                context.getDegradedReasons());
        return DecisionMade.newBuilder()
                .setTransactionId(transaction.getTransactionId())
                .setAccountId(transaction.getAccountId())
                .setInstrumentToken(transaction.getInstrumentToken())
                .setDeviceId(transaction.getDeviceId())
                .setTerminalId(transaction.getTerminalId())
                .setMerchantId(transaction.getMerchantId())
                .setEventTime(transaction.getEventTime())
                .setAction(verdict.action())
                .setReview(verdict.review())
                .setScore(verdict.score())
                .setReasons(verdict.reasons())
                .setRules(recorded(evaluation))
                .setRuleSetHash(ruleSetHash)
                .setTelemetryStatus(context.getTelemetryStatus())
                .setTerminalStatus(context.getTerminalStatus())
                .setMerchantStatus(merchantStatus)
                .setDegraded(verdict.isDegraded())
                .setDegradedReasons(verdict.degradedReasons())
                .setFeatures(List.copyOf(context.getFeatures()))
                .build();
    }

    private static List<RuleHit> recorded(RuleEvaluation evaluation) {
        return Stream.concat(evaluation.hits().stream(), evaluation.shadowHits().stream())
                .map(dev.sluice.rules.RuleHit::rule)
                .sorted(Comparator.comparing(RuleDescription::id))
                .map(Decider::recorded)
                .toList();
    }

    private static RuleHit recorded(RuleDescription rule) {
        return RuleHit.newBuilder()
                .setRuleId(rule.id())
                .setOutcome(rule.outcome())
                .setScore(rule.score())
                .setSeverity(rule.severity())
                .setTechnique(rule.technique())
                .setReason(rule.reason())
                .setLifecycle(rule.lifecycle())
                .build();
    }
}
