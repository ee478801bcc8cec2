package dev.sluice.replay;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;

/** Is told what a replay comes to, by the thread that decides. */
@FunctionalInterface
public interface ReplayObserver {

    /** A decision was made; a repeated one is not told again. */
    void decided(DecisionMade decision);

    /** The challenge that an earlier decision asked for has ended. */
    default void settled(ChallengeSettled end) {}
}
