package dev.sluice.decision.challenge;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.OpenChallenge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The challenges of the accounts of one task, from the decision that asks to the end. Each ends once: by the first answer
 * in time, or by the policy when its time has run out. What comes again gets the same end again. Time is event time. Not
 * thread-safe.
 */
public final class Challenges {

    /** How much longer than the customer has an answer may be on its way. */
    public static final Duration ARRIVAL_GRACE = Duration.ofMinutes(1);

    /** How long an answer waits for the decision that asked for it, which travels on another topic. */
    public static final Duration DECISION_PATIENCE = Duration.ofMinutes(10);

    private final ChallengeRecords records;
    private final Deadlines deadlines = new Deadlines();
    private @Nullable Instant newest;

    /** @param records what was kept before, which goes on where it was */
    public Challenges(ChallengeRecords records) {
        this.records = records;
        records.eachOpen(challenge -> {
            deadlines.set(ChallengeKey.of(challenge), deadlineOf(challenge));
            Instant eventTime = challenge.getEventTime();
            if (eventTime != null && (newest == null || eventTime.isAfter(newest))) {
                newest = eventTime;
            }
        });
    }

    /** Event time of the newest payment that waited when this was made; empty if none did. */
    public Optional<Instant> newestWaiting() {
        return Optional.ofNullable(newest);
    }

    /** Whether a decision asked for a challenge of the payment that an answer is about, as far as that is remembered. */
    public boolean isAsked(ChallengeCompleted completion) {
        String key = ChallengeKey.of(completion);
        OpenChallenge open = records.open(key);
        return (open != null && open.getAnswerBy() != null) || records.settled(key) != null;
    }

    /**
     * A decision asks for a challenge.
     *
     * @param decision a decision whose action is CHALLENGE, perhaps a repeated one
     * @param verdicts what an end makes of a payment
     * @return its end, if it was answered before this was heard of
     */
    public Optional<Settlement> asked(DecisionMade decision, ChallengeVerdicts verdicts) {
        String key = ChallengeKey.of(decision);
        ChallengeSettled settled = records.settled(key);
        if (settled != null) {
            return Optional.of(new Settlement(settled, true));
        }
        OpenChallenge challenge = records.open(key);
        if (challenge == null) {
            challenge = waiting(decision.getTransactionId(), decision.getAccountId());
        }
        challenge.setEventTime(decision.getEventTime());
        challenge.setAnswerBy(verdicts.answerBy(decision));
        ChallengeCompleted early = challenge.getCompletion();
        if (early != null && isInTime(early, challenge)) {
            return Optional.of(end(verdicts.onCompletion(challenge, early)));
        }
        keep(challenge);
        return Optional.empty();
    }

    /**
     * A challenge was completed.
     *
     * @param completion an acceptable answer
     * @param verdicts what an end makes of a payment
     * @return its end; empty while the decision that asked is still on its way
     * @throws dev.sluice.ingest.RejectedEventException if it ended before in another way, or this is too late
     */
    public Optional<Settlement> completed(ChallengeCompleted completion, ChallengeVerdicts verdicts) {
        String key = ChallengeKey.of(completion);
        ChallengeSettled settled = records.settled(key);
        if (settled != null) {
            return Optional.of(again(settled, completion));
        }
        OpenChallenge challenge = records.open(key);
        if (challenge == null) {
            challenge = waiting(completion.getTransactionId(), completion.getAccountId());
        }
        if (challenge.getAnswerBy() == null) {
            // Of several that come before the decision the first one counts, as it does after it.
            if (challenge.getCompletion() == null) {
                challenge.setCompletion(completion);
                keep(challenge);
            }
            return Optional.empty();
        }
        if (!isInTime(completion, challenge)) {
            throw ChallengeRefusals.tooLate(challenge.getAnswerBy());
        }
        return Optional.of(end(verdicts.onCompletion(challenge, completion)));
    }

    /**
     * Ends what nobody answered, and gives up what nobody asked for.
     *
     * @param now how far event time has come
     * @param verdicts what an end makes of a payment
     */
    public Overdue overdue(Instant now, ChallengeVerdicts verdicts) {
        List<String> due = deadlines.due(now);
        if (due.isEmpty()) {
            return Overdue.NOTHING;
        }
        List<Settlement> settlements = new ArrayList<>();
        List<UnclaimedAnswer> unclaimed = new ArrayList<>();
        for (String key : due) {
            OpenChallenge challenge = Objects.requireNonNull(records.open(key), "a deadline is of an open challenge");
            Instant answerBy = challenge.getAnswerBy();
            ChallengeCompleted answer = challenge.getCompletion();
            if (answer != null) {
                unclaimed.add(new UnclaimedAnswer(
                        answer,
                        answerBy == null ? ChallengeRefusals.neverAsked() : ChallengeRefusals.tooLate(answerBy)));
            }
            if (answerBy != null) {
                settlements.add(end(verdicts.onTimeout(challenge)));
            } else {
                records.drop(key);
                deadlines.remove(key);
            }
        }
        return new Overdue(settlements, unclaimed);
    }

    private static Settlement again(ChallengeSettled settled, ChallengeCompleted completion) {
        if (!completion.getChallengeId().equals(settled.getChallengeId())
                || completion.getOutcome() != settled.getOutcome()) {
            throw ChallengeRefusals.alreadySettled(settled);
        }
        return new Settlement(settled, true);
    }

    private Settlement end(ChallengeSettled settled) {
        records.settle(settled);
        deadlines.remove(ChallengeKey.of(settled));
        return new Settlement(settled, false);
    }

    private void keep(OpenChallenge challenge) {
        records.keep(challenge);
        deadlines.set(ChallengeKey.of(challenge), deadlineOf(challenge));
    }

    private static OpenChallenge waiting(String transactionId, String accountId) {
        OpenChallenge challenge = new OpenChallenge();
        challenge.setTransactionId(transactionId);
        challenge.setAccountId(accountId);
        return challenge;
    }

    private static boolean isInTime(ChallengeCompleted completion, OpenChallenge challenge) {
        return !completion
                .getCompletedAt()
                .isAfter(Objects.requireNonNull(challenge.getAnswerBy(), "a challenge that was asked for has a limit"));
    }

    private static Instant deadlineOf(OpenChallenge challenge) {
        Instant answerBy = challenge.getAnswerBy();
        if (answerBy != null) {
            return answerBy.plus(ARRIVAL_GRACE);
        }
        return Objects.requireNonNull(challenge.getCompletion(), "nothing waits without decision and answer")
                .getCompletedAt()
                .plus(DECISION_PATIENCE);
    }
}
