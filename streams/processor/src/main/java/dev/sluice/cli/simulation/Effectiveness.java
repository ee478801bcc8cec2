package dev.sluice.cli.simulation;

import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.score.AttackTally;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well decisions told the attacks of a simulated world from its genuine payments.
 *
 * @param threats by kind of attack, in the order of the kinds; a kind that does not occur is left out
 * @param attacks how attacks ended in all
 * @param value what all fraudulent transactions were worth
 * @param undecided fraudulent transactions on which nothing was decided
 * @param genuine genuine transactions decided
 * @param genuineChallenged how many of these were challenged
 * @param genuineBlocked how many of these were blocked
 * @param falseAlarmsByRule how many of those two each rule that acts had hit
 */
public record Effectiveness(
        List<Threat> threats,
        AttackTally attacks,
        FraudValue value,
        long undecided,
        long genuine,
        long genuineChallenged,
        long genuineBlocked,
        Map<String, Long> falseAlarmsByRule) {

    private static final double TEN_THOUSAND = 10_000;

    /** Copies list and map; rules come in the order of their ids. */
    public Effectiveness {
        threats = List.copyOf(threats);
        falseAlarmsByRule = Collections.unmodifiableMap(new TreeMap<>(falseAlarmsByRule));
    }

    /**
     * What came of one kind of attack.
     *
     * @param kind the kind of attack
     * @param tally how attacks of this kind ended
     * @param value what their transactions were worth
     */
    public record Threat(AttackKind kind, AttackTally tally, FraudValue value) {}

    /** Returns the share of frauds among the transactions that were challenged or blocked, 0 to 1; NaN if none were. */
    public double precision() {
        return (double) attacks.stopped() / (attacks.stopped() + genuineChallenged + genuineBlocked);
    }

    /** Returns how many of ten thousand genuine transactions a count of them is; NaN if there were none. */
    public double perTenThousandGenuine(long count) {
        return TEN_THOUSAND * count / genuine;
    }
}
