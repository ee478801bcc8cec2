package dev.sluice.cli.simulation;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.DecisionMade;
import dev.sluice.replay.Respondents;
import dev.sluice.simulator.answer.ChallengeAnswer;
import java.util.Map;
import java.util.Optional;

/** The people of a simulated world, who answer as it is written of them. */
public final class SimulatedRespondents implements Respondents {

    private static final String CHALLENGE_ID_PREFIX = "chl-";

    private final Map<String, ChallengeAnswer> answers;

    /** @param answers by transaction id; nothing is ever heard of the others */
    SimulatedRespondents(Map<String, ChallengeAnswer> answers) {
        this.answers = Map.copyOf(answers);
    }

    @Override
    public Optional<ChallengeCompleted> answerTo(DecisionMade decision) {
        return Optional.ofNullable(answers.get(decision.getTransactionId())).map(answer -> completed(decision, answer));
    }

    /**
     * What the platform publishes of an answer.
     *
     * @param decision the decision that asked
     * @param answer how it was answered
     */
    public static ChallengeCompleted completed(DecisionMade decision, ChallengeAnswer answer) {
        return ChallengeCompleted.newBuilder()
                .setChallengeId(CHALLENGE_ID_PREFIX + decision.getTransactionId())
                .setTransactionId(decision.getTransactionId())
                .setAccountId(decision.getAccountId())
                .setDeviceId(decision.getDeviceId())
                .setOutcome(answer.outcome())
                .setRequestedAt(decision.getEventTime())
                .setCompletedAt(decision.getEventTime().plus(answer.after()))
                .build();
    }
}
