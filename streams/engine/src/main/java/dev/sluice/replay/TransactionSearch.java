package dev.sluice.replay;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.DecisionModel;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.SourceItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Takes events along the decision path up to one transaction, for what is known when that is decided. For one run. */
public final class TransactionSearch {

    private static final long PROGRESS_TRANSACTIONS = 1_000;

    private final InMemoryPath path;
    private final AnswersUnderway answers;
    private final String transactionId;
    private long decided;

    /**
     * @param model what decides; stays open
     * @param respondents who answers the challenges that decisions ask for
     * @param transactionId the transaction to be found
     */
    public TransactionSearch(DecisionModel model, Respondents respondents, String transactionId) {
        this.path = new InMemoryPath(model);
        this.answers = new AnswersUnderway(respondents);
        this.transactionId = transactionId;
    }

    /**
     * Runs through the source until the transaction was decided.
     *
     * @param events the events; stay open
     * @param progress is told now and then how many transactions were decided
     * @return the decision and what it was made of; empty if the source does not hold the transaction
     * @throws RejectedEventException if it holds the transaction, but that is not acceptable
     */
    public Optional<DecidedWithEvidence> run(EventSource events, LongConsumer progress) {
        for (SourceItem item = events.next(); item != null; item = events.next()) {
            InMemoryPath.Answer answer = item instanceof SourceItem.Arrived arrived ? take(arrived, progress) : null;
            if (answer != null && answer.decision().getTransactionId().equals(transactionId)) {
                progress.accept(decided);
                return Optional.of(new DecidedWithEvidence(answer.decision(), answer.evidence(), List.of()));
            }
        }
        progress.accept(decided);
        return Optional.empty();
    }

    /** The decision; null if the event is no transaction, or another one that is refused. */
    private InMemoryPath.@Nullable Answer take(SourceItem.Arrived arrived, LongConsumer progress) {
        takeAnswersUntil(arrived.comesAt());
        if (!(arrived.event() instanceof TransactionRequested transaction)) {
            path.inform(arrived.event());
            return null;
        }
        if (++decided % PROGRESS_TRANSACTIONS == 0) {
            progress.accept(decided);
        }
        try {
            InMemoryPath.Answer answer = path.decide(transaction);
            if (!answer.repeated()) {
                answers.decided(answer.decision());
            }
            return answer;
        } catch (RejectedEventException refused) {
            if (transaction.getTransactionId().equals(transactionId)) {
                throw refused;
            }
            return null;
        }
    }

    private void takeAnswersUntil(Instant time) {
        for (ChallengeCompleted answer = answers.nextUntil(time); answer != null; answer = answers.nextUntil(time)) {
            try {
                path.inform(answer);
            } catch (RejectedEventException ignored) {
                // It settles nothing, and a replay tells of it.
            }
        }
    }
}
