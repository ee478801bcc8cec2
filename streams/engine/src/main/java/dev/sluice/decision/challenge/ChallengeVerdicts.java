package dev.sluice.decision.challenge;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.OpenChallenge;
import java.time.Instant;
import java.util.Objects;

/**
 * Says what the end of a challenge makes of its payment, by the policy of one rule set. It looks at no clock and keeps no
 * state: the same challenge and the same answer give the same bytes.
 */
public final class ChallengeVerdicts {

    private final ChallengePolicy policy;
    private final String ruleSetHash;

    /**
     * @param policy what holds for challenges
     * @param ruleSetHash content hash of the rule set that the policy belongs to
     */
    public ChallengeVerdicts(ChallengePolicy policy, String ruleSetHash) {
        this.policy = policy;
        this.ruleSetHash = ruleSetHash;
    }

    /** Until when the challenge that a decision asked for must be completed. */
    public Instant answerBy(DecisionMade decision) {
        Instant stated = decision.getAnswerBy();
        return stated == null ? decision.getEventTime().plus(policy.timeout()) : stated;
    }

    /**
     * What an answer in time makes of the payment.
     *
     * @param challenge a challenge that a decision asked for
     * @param completion its end, with a known outcome
     */
    public ChallengeSettled onCompletion(OpenChallenge challenge, ChallengeCompleted completion) {
        ChallengeSettled settled = settled(challenge, completion.getOutcome(), completion.getCompletedAt());
        settled.setChallengeId(completion.getChallengeId());
        return settled;
    }

    /** What silence makes of the payment. */
    public ChallengeSettled onTimeout(OpenChallenge challenge) {
        return settled(
                challenge, ChallengeOutcome.TIMED_OUT, Objects.requireNonNull(challenge.getAnswerBy(), "answerBy"));
    }

    private ChallengeSettled settled(OpenChallenge challenge, ChallengeOutcome outcome, Instant settledAt) {
        ChallengeSettled settled = new ChallengeSettled();
        settled.setTransactionId(challenge.getTransactionId());
        settled.setAccountId(challenge.getAccountId());
        settled.setOutcome(outcome);
        settled.setAction(actionOn(outcome));
        settled.setReview(asksForReview(outcome));
        settled.setReason(reason(outcome));
        settled.setEventTime(Objects.requireNonNull(challenge.getEventTime(), "eventTime"));
        settled.setSettledAt(settledAt);
        settled.setRuleSetHash(ruleSetHash);
        return settled;
    }

    private DecisionAction actionOn(ChallengeOutcome outcome) {
        return switch (outcome) {
            case PASSED -> DecisionAction.ALLOW;
            case FAILED, DENIED -> DecisionAction.BLOCK;
            case ABANDONED, TIMED_OUT -> policy.unanswered().action();
            case NOT_DELIVERED -> policy.undelivered().action();
            case UNKNOWN -> throw unknownOutcome();
        };
    }

    private boolean asksForReview(ChallengeOutcome outcome) {
        return switch (outcome) {
            case PASSED, FAILED, DENIED -> false;
            case ABANDONED, TIMED_OUT -> policy.unanswered().review();
            case NOT_DELIVERED -> policy.undelivered().review();
            case UNKNOWN -> throw unknownOutcome();
        };
    }

    private static String reason(ChallengeOutcome outcome) {
        return switch (outcome) {
            case PASSED -> "The customer proved to be the rightful one";
            case FAILED -> "The customer's proof was wrong";
            case DENIED -> "The customer said that it was not them";
            case ABANDONED -> "The customer broke the challenge off";
            case TIMED_OUT -> "The customer gave no answer in time";
            case NOT_DELIVERED -> "The customer could not be asked";
            case UNKNOWN -> throw unknownOutcome();
        };
    }

    private static IllegalArgumentException unknownOutcome() {
        return new IllegalArgumentException("a challenge without an outcome settles nothing; it is refused before");
    }
}
