package dev.sluice.simulator.answer;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.world.Dice;
import java.time.Duration;
import java.util.Optional;

/**
 * How each payment of a simulated world would be answered for, if a decision challenged it. An answer depends on the seed, the
 * payment and the truth about it alone: not on which other payments are challenged. Immutable.
 */
public final class ChallengeAnswers {

    /** How long customers take in a realistic world, the median. */
    public static final Duration REALISTIC_TIME = Duration.ofSeconds(25);

    private static final double TIME_SIGMA = 0.8;
    private static final int TIMES_LONGER_MAX = 20;

    private final Dice dice;
    private final Duration time;

    /**
     * The answers in a world.
     *
     * @param seed chooses the world
     * @param time how long customers take, the median; the slowest take twenty times as long
     */
    public ChallengeAnswers(long seed, Duration time) {
        this.dice = new Dice(seed).named("answers");
        this.time = time;
    }

    /**
     * Returns how a payment would be answered for.
     *
     * @param transactionId the payment
     * @param truth the truth about it
     * @return the answer; empty if nothing would ever be heard
     */
    public Optional<ChallengeAnswer> of(String transactionId, GroundTruth truth) {
        Respondent respondent = Respondent.of(truth);
        Dice ofPayment = dice.named(transactionId);
        Dice ofOutcome = respondent.isTheSameThroughout() ? dice.named(String.valueOf(truth.attackId())) : ofPayment;
        Optional<ChallengeOutcome> outcome = respondent.draw(ofOutcome);
        return outcome.map(ended -> new ChallengeAnswer(ended, timeTaken(ofPayment)));
    }

    private Duration timeTaken(Dice ofPayment) {
        double millis = ofPayment.logNormal((double) time.toMillis(), TIME_SIGMA);
        return Duration.ofMillis((long) Math.min(millis, (double) TIMES_LONGER_MAX * time.toMillis()));
    }
}
