package dev.sluice.decision.challenge;

import dev.sluice.contract.ChallengeCompleted;
import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.internal.OpenChallenge;

/** Names the payment that a challenge is about: the same transactionId under two accounts is two payments. */
public final class ChallengeKey {

    /** No identifier holds it, so that no two pairs give the same text. */
    private static final char SEPARATOR = '\n';

    private ChallengeKey() {}

    /** The payment of a decision. */
    public static String of(DecisionMade decision) {
        return of(decision.getAccountId(), decision.getTransactionId());
    }

    /** The payment that an answer is about. */
    public static String of(ChallengeCompleted completion) {
        return of(completion.getAccountId(), completion.getTransactionId());
    }

    /** The payment that waits. */
    public static String of(OpenChallenge challenge) {
        return of(challenge.getAccountId(), challenge.getTransactionId());
    }

    /** The payment that was settled. */
    public static String of(ChallengeSettled settled) {
        return of(settled.getAccountId(), settled.getTransactionId());
    }

    private static String of(String accountId, String transactionId) {
        return accountId + SEPARATOR + transactionId;
    }
}
