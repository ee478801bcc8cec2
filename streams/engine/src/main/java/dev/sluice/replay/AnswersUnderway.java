package dev.sluice.replay;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Answers to challenges between the decision that asked and the time at which they arrive. Not thread-safe. */
final class AnswersUnderway {

    private final Respondents respondents;
    private final Queue<ChallengeCompleted> underway =
            new PriorityQueue<>(Comparator.comparing(ChallengeCompleted::getCompletedAt)
                    .thenComparing(ChallengeCompleted::getTransactionId));

    /** @param respondents who answers */
    AnswersUnderway(Respondents respondents) {
        this.respondents = respondents;
    }

    /** A decision was made, for the first time. */
    void decided(DecisionMade decision) {
        if (decision.getAction() == DecisionAction.CHALLENGE) {
            respondents.answerTo(decision).ifPresent(underway::add);
        }
    }

    /** The next answer that arrives until a time, that included; null if there is none. */
    @Nullable
    ChallengeCompleted nextUntil(Instant time) {
        ChallengeCompleted next = underway.peek();
        if (next == null || next.getCompletedAt().isAfter(time)) {
            return null;
        }
        return underway.remove();
    }
}
