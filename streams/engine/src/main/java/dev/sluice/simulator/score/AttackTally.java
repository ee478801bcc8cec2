package dev.sluice.simulator.score;

import dev.sluice.simulator.event.AttackKind;
import java.util.Collection;

/**
 * How attacks ended.
 *
 * @param attacks how many there were
 * @param caughtOnFirst how many were caught on their first fraudulent transaction
 * @param caughtLater how many were caught on a later one
 * @param caughtBeforeThird how many were caught before their third one; these are among the two before
 * @param missed how many went through whole
 * @param unfinished how many were under way and not caught when the simulation ended
 * @param transactions how many fraudulent transactions were decided
 * @param stopped how many of these were challenged or blocked
 */
public record AttackTally(
        int attacks,
        int caughtOnFirst,
        int caughtLater,
        int caughtBeforeThird,
        int missed,
        int unfinished,
        int transactions,
        int stopped) {

    /**
     * A tally for one kind of attack.
     *
     * @param kind the kind of attack
     * @param tally how attacks of this kind ended
     */
    public record OfKind(AttackKind kind, AttackTally tally) {}

    /** Counts how attacks stand. */
    static AttackTally of(Collection<AttackProgress> attacks) {
        return new AttackTally(
                attacks.size(),
                count(attacks, AttackOutcome.CAUGHT_ON_FIRST),
                count(attacks, AttackOutcome.CAUGHT_LATER),
                (int) attacks.stream()
                        .filter(AttackProgress::isCaughtBeforeThird)
                        .count(),
                count(attacks, AttackOutcome.MISSED),
                count(attacks, AttackOutcome.UNFINISHED),
                attacks.stream().mapToInt(AttackProgress::decided).sum(),
                attacks.stream().mapToInt(AttackProgress::stopped).sum());
    }

    /** Returns how many attacks were caught, sooner or later. */
    public int caught() {
        return caughtOnFirst + caughtLater;
    }

    /**
     * Returns which share of the attacks that were caught or missed was caught before its third fraudulent transaction,
     * 0 to 1; NaN if there were none. An attack that the end cut off could still have been caught, and does not count.
     */
    public double shareCaughtBeforeThird() {
        return (double) caughtBeforeThird / (attacks - unfinished);
    }

    private static int count(Collection<AttackProgress> attacks, AttackOutcome outcome) {
        return (int)
                attacks.stream().filter(attack -> attack.outcome() == outcome).count();
    }
}
