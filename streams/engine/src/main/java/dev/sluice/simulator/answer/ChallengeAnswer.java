package dev.sluice.simulator.answer;

import dev.sluice.contract.ChallengeOutcome;
import java.time.Duration;

/**
 * How a challenge of one payment would end, if a decision asked for it.
 *
 * @param outcome how it would end; neither UNKNOWN nor TIMED_OUT, since who is silent gives no answer
 * @param after how long after the payment the answer would be complete
 */
public record ChallengeAnswer(ChallengeOutcome outcome, Duration after) {

    public ChallengeAnswer {
        if (outcome == ChallengeOutcome.UNKNOWN || outcome == ChallengeOutcome.TIMED_OUT) {
            throw new IllegalArgumentException("An answer says how the challenge ended; given: " + outcome);
        }
        if (after.isNegative()) {
            throw new IllegalArgumentException("An answer comes after its payment; given: " + after);
        }
    }
}
