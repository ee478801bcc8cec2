package dev.sluice.simulator.score;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.DecisionAction;

/**
 * How challenges ended. Immutable.
 *
 * @param asked payments that were challenged
 * @param passed how many of these the payer gave the proof for
 * @param failed how many were answered by a wrong proof, or by the customer saying that it was not them
 * @param unanswered how many were broken off, not answered in time, or could not be delivered
 * @param letThrough how many payments went through in the end: those that passed, and others if the policy says so
 */
public record ChallengeTally(int asked, int passed, int failed, int unanswered, int letThrough) {

    /** No challenge. */
    public static final ChallengeTally NONE = new ChallengeTally(0, 0, 0, 0, 0);

    /** Returns how many wait for an answer. */
    public int open() {
        return asked - passed - failed - unanswered;
    }

    /** Returns how many payments were refused in the end. */
    public int refused() {
        return asked - open() - letThrough;
    }

    /** Returns the tally with one more challenge that was asked for. */
    public ChallengeTally plusAsked() {
        return new ChallengeTally(asked + 1, passed, failed, unanswered, letThrough);
    }

    /**
     * Returns the tally with one more of its challenges ended.
     *
     * @param outcome how it ended
     * @param action what became of the payment
     */
    public ChallengeTally plusEnded(ChallengeOutcome outcome, DecisionAction action) {
        int through = letThrough + (action == DecisionAction.ALLOW ? 1 : 0);
        return switch (outcome) {
            case PASSED -> new ChallengeTally(asked, passed + 1, failed, unanswered, through);
            case FAILED, DENIED -> new ChallengeTally(asked, passed, failed + 1, unanswered, through);
            case ABANDONED, TIMED_OUT, NOT_DELIVERED, UNKNOWN ->
                new ChallengeTally(asked, passed, failed, unanswered + 1, through);
        };
    }

    /** Returns both together. */
    public ChallengeTally plus(ChallengeTally other) {
        return new ChallengeTally(
                asked + other.asked,
                passed + other.passed,
                failed + other.failed,
                unanswered + other.unanswered,
                letThrough + other.letThrough);
    }
}
