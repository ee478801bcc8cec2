package dev.sluice.replay;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.DecisionMade;
import java.util.Optional;

/**
 * Those whom decisions ask for a further proof, where it is known how each would answer. Nobody can answer a challenge that
 * was not asked for, so that answers follow from decisions and do not lie among the events.
 */
@FunctionalInterface
public interface Respondents {

    /** Nobody answers: what the events themselves hold is all that is ever heard. */
    Respondents NOBODY = decision -> Optional.empty();

    /**
     * The answer to a challenge.
     *
     * @param decision a decision that asks for one, made for the first time
     * @return the answer, which arrives when it is completed; empty if nothing is ever heard
     */
    Optional<ChallengeCompleted> answerTo(DecisionMade decision);
}
