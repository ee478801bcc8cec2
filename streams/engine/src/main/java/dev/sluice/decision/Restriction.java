package dev.sluice.decision;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;

/** How much a decision restricts its payment, the least first. */
public enum Restriction {
    /** The payment goes through. */
    NONE,
    /** It goes through, and a person looks at it. */
    REVIEWED,
    /** The customer has to prove to be the rightful one. */
    CHALLENGED,
    /** It is refused. */
    REFUSED;

    /** The restriction that lies in a decision. */
    public static Restriction of(DecisionMade decision) {
        return of(decision.getAction(), decision.getReview());
    }

    /**
     * The restriction that lies in an action.
     *
     * @param action what the platform is to do
     * @param review whether a person looks at it besides
     */
    public static Restriction of(DecisionAction action, boolean review) {
        return switch (action) {
            case BLOCK -> REFUSED;
            case CHALLENGE -> CHALLENGED;
            case ALLOW, UNKNOWN -> review ? REVIEWED : NONE;
        };
    }

    boolean isAbove(Restriction other) {
        return compareTo(other) > 0;
    }
}
