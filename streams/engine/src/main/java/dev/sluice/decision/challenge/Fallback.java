package dev.sluice.decision.challenge;

import dev.sluice.contract.DecisionAction;

/** What becomes of a payment for which a challenge was wanted and nobody proved to be the rightful one. */
public enum Fallback {
    /** It goes through. */
    ALLOW(DecisionAction.ALLOW, false),
    /** It goes through, and a person looks at it. */
    REVIEW(DecisionAction.ALLOW, true),
    /** It is refused. */
    BLOCK(DecisionAction.BLOCK, false);

    private final DecisionAction action;
    private final boolean review;

    Fallback(DecisionAction action, boolean review) {
        this.action = action;
        this.review = review;
    }

    /** What the platform is to do; never CHALLENGE. */
    public DecisionAction action() {
        return action;
    }

    /** Whether a person is to look at it. */
    public boolean review() {
        return review;
    }
}
