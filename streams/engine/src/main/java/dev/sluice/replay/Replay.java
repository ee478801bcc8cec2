package dev.sluice.replay;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.contract.TransactionRequested;
import dev.sluice.decision.Alert;
import dev.sluice.decision.DecisionModel;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.SourceItem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes a source of events along the decision path, event after event. The same events and the same rules give the
 * same files, byte for byte. Reading before and writing behind have threads of their own; decisions are made by the
 * caller's. For one run.
 */
public final class Replay {

    private static final long PROGRESS_TRANSACTIONS = 1_000;

    private final InMemoryPath path;
    private final List<ChallengeSettled> justSettled = new ArrayList<>();
    private final List<Alert> justRaised = new ArrayList<>();
    private final ReplayFiles files;
    private final ReplayObserver observer;
    private final AnswersUnderway answers;
    private final Scorecard scorecard;

    /**
     * @param model what decides; stays open
     * @param files where the results go; stay open
     * @param scoredFrom the time of the first transaction that is held against the labels; all others are decided all the
     *     same
     * @param respondents who answers the challenges that decisions ask for
     * @param observer is told each decision and each end of a challenge as soon as it is known, by the caller's thread
     */
    public Replay(
            DecisionModel model,
            ReplayFiles files,
            Instant scoredFrom,
            Respondents respondents,
            ReplayObserver observer) {
        this.path = new InMemoryPath(model, justSettled::add, justRaised::add);
        this.files = files;
        this.observer = observer;
        this.answers = new AnswersUnderway(respondents);
        this.scorecard = new Scorecard(model.ruleSet().rules(), scoredFrom);
    }

    /**
     * Runs through the source to its end.
     *
     * @param events the events; stay open
     * @param progress is told now and then how many transactions were decided
     * @return what came of it
     * @throws IOException if a result cannot be written
     * @throws InterruptedException if the calling thread is interrupted
     */
    public ReplaySummary run(EventSource events, LongConsumer progress) throws IOException, InterruptedException {
        long startedNanos = System.nanoTime();
        long lastLine = 0;
        try (ReadAhead ahead = new ReadAhead(events);
                WriteBehind results = new WriteBehind(files)) {
            for (SourceItem item = ahead.next(); item != null; item = ahead.next()) {
                if (item instanceof SourceItem.Arrived arrived) {
                    takeAnswersUntil(arrived.comesAt(), arrived.line(), results);
                    takeOrReject(arrived, results, progress);
                    tellSettled(results);
                    tellLateAlerts(results);
                    lastLine = arrived.line();
                } else if (item instanceof SourceItem.Rejected rejected) {
                    reject(rejected, results);
                }
            }
            takeAnswersUntil(Instant.MAX, lastLine, results);
        }
        progress.accept(scorecard.decided());
        return scorecard.summary(System.nanoTime() - startedNanos);
    }

    private void takeOrReject(SourceItem.Arrived arrived, WriteBehind results, LongConsumer progress)
            throws IOException, InterruptedException {
        try {
            take(arrived, results, progress);
        } catch (RejectedEventException refused) {
            reject(
                    new SourceItem.Rejected(
                            arrived.line(),
                            refused.field(),
                            refused.reason(),
                            "line " + arrived.line() + ": " + refused.getMessage(),
                            arrived.raw()),
                    results);
        }
    }

    /** Takes the answers that arrive before what stands on a line. */
    private void takeAnswersUntil(Instant time, long line, WriteBehind results)
            throws IOException, InterruptedException {
        for (ChallengeCompleted answer = answers.nextUntil(time); answer != null; answer = answers.nextUntil(time)) {
            try {
                path.inform(answer);
            } catch (RejectedEventException refused) {
                reject(
                        new SourceItem.Rejected(
                                line,
                                refused.field(),
                                refused.reason(),
                                "an answer that arrives before line " + line + ": " + refused.getMessage(),
                                List.of(answer.getTransactionId())),
                        results);
            }
            tellSettled(results);
        }
    }

    private void tellSettled(WriteBehind results) throws IOException, InterruptedException {
        for (ChallengeSettled settled : justSettled) {
            observer.settled(settled);
            results.write(to -> to.write(settled));
        }
        justSettled.clear();
    }

    private void tellLateAlerts(WriteBehind results) throws IOException, InterruptedException {
        for (Alert alert : justRaised) {
            results.write(to -> to.write(alert));
            scorecard.alertedLate();
        }
        justRaised.clear();
    }

    private void reject(SourceItem.Rejected rejected, WriteBehind results) throws IOException, InterruptedException {
        results.write(to -> to.write(rejected));
        scorecard.rejected(rejected.reason());
    }

    private void take(SourceItem.Arrived arrived, WriteBehind results, LongConsumer progress)
            throws IOException, InterruptedException {
        SpecificRecord event = arrived.event();
        if (event instanceof TransactionRequested transaction) {
            InMemoryPath.Answer answer = path.decide(transaction);
            results.write(to -> to.write(answer));
            scorecard.decided(answer);
            if (!answer.repeated()) {
                answers.decided(answer.decision());
                observer.decided(answer.decision());
            }
            if (arrived.truth() != null) {
                scorecard.truth(transaction.getTransactionId(), arrived.truth());
            }
            if (scorecard.decided() % PROGRESS_TRANSACTIONS == 0) {
                progress.accept(scorecard.decided());
            }
            return;
        }
        path.inform(event);
        if (event instanceof TransactionLabelled label) {
            scorecard.labelled();
            scorecard.truth(label.getTransactionId(), label.getLabel());
        }
    }
}
