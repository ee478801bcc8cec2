package dev.sluice.decision.challenge;

import dev.sluice.contract.ChallengeSettled;
import dev.sluice.contract.internal.OpenChallenge;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where challenges are kept: those that are open, and how the others ended. Keys are those of {@link ChallengeKey}. */
public interface ChallengeRecords {

    /** The open challenge of a payment, or null if there is none. */
    @Nullable
    OpenChallenge open(String key);

    /** Shows each open challenge. */
    void eachOpen(Consumer<OpenChallenge> reader);

    /** Keeps an open challenge, in place of the one of the same payment. */
    void keep(OpenChallenge challenge);

    /** How the challenge of a payment ended, or null if that is not known or not known any more. */
    @Nullable
    ChallengeSettled settled(String key);

    /** Keeps how a challenge ended; it is not open any more. */
    void settle(ChallengeSettled settled);

    /** Forgets an open challenge that nobody asked for. */
    void drop(String key);
}
