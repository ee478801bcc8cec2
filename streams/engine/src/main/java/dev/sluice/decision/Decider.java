package dev.sluice.decision;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.StepUp;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.contract.internal.PaymentContext;
import dev.sluice.decision.challenge.Fallback;
import dev.sluice.decision.challenge.OverallAllowance;
import dev.sluice.decision.challenge.StepUpChoice;
import dev.sluice.decision.quarantine.QuarantineSubject;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.RuleEvaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes the decision of a transaction from everything that was found out about it. It looks at no clock and keeps no
 * state: the same context, evaluation and policy give the same decision, byte for byte.
 */
public final class Decider {

    private final Policy policy;
    private final Arbiter arbiter;
    private final StepUpChoice stepUps;
    private final String ruleSetHash;

    /**
     * @param policy how hits become one decision
     * @param ruleSetHash content hash of the rule set that the policy belongs to
     */
    public Decider(Policy policy, String ruleSetHash) {
        this.policy = policy;
        this.arbiter = new Arbiter(policy);
        this.stepUps = new StepUpChoice(policy.challenges());
        this.ruleSetHash = Objects.requireNonNull(ruleSetHash, "ruleSetHash");
    }

    /**
     * How the policy arrives at the verdict, step by step.
     *
     * @param evidence what the decision is made of
     * @param evaluation what the rules of this decider's rule set say about it
     */
    public Reckoning reckon(Evidence evidence, RuleEvaluation evaluation) {
        return arbiter.reckon(
                evaluation,
                evidence.signals(),
                evidence.quarantined(),
                evidence.context().getDegradedReasons());
    }

    /**
     * Decides.
     *
     * @param evidence what the decision is made of
     * @param evaluation what the rules of this decider's rule set say about it
     * @param overall says whether one more customer may be asked
     * @return the decision; rules in it are in the order of their ids, live and shadow ones together
     */
    public DecisionMade decide(Evidence evidence, RuleEvaluation evaluation, OverallAllowance overall) {
        PaymentContext context = evidence.context();
        TransactionRequested transaction = evidence.transaction();
        Verdict verdict =
                arbiter.judge(evaluation, evidence.signals(), evidence.quarantined(), context.getDegradedReasons());
        DecisionMade decision = new DecisionMade();
        decision.setTransactionId(transaction.getTransactionId());
        decision.setAccountId(transaction.getAccountId());
        decision.setInstrumentToken(transaction.getInstrumentToken());
        decision.setDeviceId(transaction.getDeviceId());
        decision.setTerminalId(transaction.getTerminalId());
        decision.setMerchantId(transaction.getMerchantId());
        decision.setEventTime(transaction.getEventTime());
        decision.setAction(verdict.action());
        decision.setReview(verdict.review());
        decision.setScore(verdict.score());
        decision.setReasons(verdict.reasons());
        decision.setRules(recorded(evaluation));
        decision.setRuleSetHash(ruleSetHash);
        decision.setTelemetryStatus(context.getTelemetryStatus());
        decision.setTerminalStatus(context.getTerminalStatus());
        decision.setMerchantStatus(evidence.merchantStatus());
        decision.setDegraded(verdict.isDegraded());
        decision.setDegradedReasons(verdict.degradedReasons());
        decision.setFeatures(List.copyOf(context.getFeatures()));
        decision.setQuarantines(subjects(evidence));
        decision.setStepUp(StepUp.NOT_NEEDED);
        if (verdict.action() == DecisionAction.CHALLENGE) {
            stepUp(decision, context, overall);
        }
        return decision;
    }

    private static List<String> subjects(Evidence evidence) {
        return evidence.quarantined().stream()
                .map(entity -> QuarantineSubject.in(evidence.transaction(), entity))
                .toList();
    }

    /** The customer is asked, or the policy says what becomes of the payment instead. */
    private void stepUp(DecisionMade decision, PaymentContext context, OverallAllowance overall) {
        StepUp choice = stepUps.choose(context.getTransaction(), context.getFeatures(), overall);
        decision.setStepUp(choice);
        if (choice == StepUp.ASKED) {
            decision.setAnswerBy(
                    decision.getEventTime().plus(policy.challenges().timeout()));
            return;
        }
        Fallback instead = stepUps.insteadOf(choice);
        boolean isReviewOfBlocked = instead.action() == DecisionAction.BLOCK && !policy.reviewOfBlocked();
        decision.setAction(instead.action());
        decision.setReview(!isReviewOfBlocked && (decision.getReview() || instead.review()));
        List<String> reasons = new ArrayList<>(decision.getReasons());
        reasons.add(StepUpChoice.reasonFor(choice));
        decision.setReasons(List.copyOf(reasons));
    }

    private static List<RuleHit> recorded(RuleEvaluation evaluation) {
        return Stream.concat(
                        recorded(evaluation.hits(), RuleLifecycle.LIVE),
                        recorded(evaluation.shadowHits(), RuleLifecycle.SHADOW))
                .sorted(Comparator.comparing(RuleHit::getRuleId))
                .toList();
    }

    /** A live rule that does not act on the account is recorded as what it is to it, a shadow rule. */
    private static Stream<RuleHit> recorded(List<dev.sluice.rules.RuleHit> hits, RuleLifecycle lifecycle) {
        return hits.stream().map(hit -> recorded(hit.rule(), lifecycle));
    }

    private static RuleHit recorded(RuleDescription rule, RuleLifecycle lifecycle) {
        return RuleHit.newBuilder()
                .setRuleId(rule.id())
                .setOutcome(rule.outcome())
                .setScore(rule.score())
                .setSeverity(rule.severity())
                .setTechnique(rule.technique())
                .setReason(rule.reason())
                .setLifecycle(lifecycle)
                .build();
    }
}
