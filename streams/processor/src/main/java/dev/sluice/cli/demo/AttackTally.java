package dev.sluice.cli.demo;

import dev.sluice.simulator.event.AttackKind;
import java.util.Collection;

/**
 * How attacks ended.
 *
 * @param attacks how many there were
 * @param caughtOnFirst how many were caught on their first fraudulent transaction
 * @param caughtLater how many were caught on a later one
 * @param missed how many went through whole
 * @param unfinished how many were under way and not caught when the demo ended
 * @param transactions how many fraudulent transactions were decided
 * @param stopped how many of these were challenged or blocked
 */
public record AttackTally(
        int attacks, int caughtOnFirst, int caughtLater, int missed, int unfinished, int transactions, int stopped) {

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
                count(attacks, AttackOutcome.MISSED),
                count(attacks, AttackOutcome.UNFINISHED),
                attacks.stream().mapToInt(AttackProgress::decided).sum(),
                attacks.stream().mapToInt(AttackProgress::stopped).sum());
    }

    /** Returns how many attacks were caught, sooner or later. */
    public int caught() {
        return caughtOnFirst + caughtLater;
    }

    private static int count(Collection<AttackProgress> attacks, AttackOutcome outcome) {
        return (int)
                attacks.stream().filter(attack -> attack.outcome() == outcome).count();
    }
}
