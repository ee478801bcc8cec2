package dev.sluice.cli.simulation;

import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.score.AttackTally;
import dev.sluice.simulator.score.ChallengeTally;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well decisions told the attacks of a simulated world from its genuine payments, by what was decided at once and by what
 * became of challenges in the end: who is challenged and gives the proof may pay.
 *
 * @param threats by kind of attack, in the order of the kinds; a kind that does not occur is left out
 * @param attacks how attacks ended in all, a challenge taken for a stop
 * @param attacksInTheEnd the same, a challenge taken for a stop only as long as the payment has not gone through
 * @param undecided fraudulent transactions on which nothing was decided
 * @param genuine genuine transactions decided
 * @param genuineChallenges how many of these were challenged, and what became of them
 * @param genuineBlocked how many of these were blocked at once
 * @param falseAlarmsByRule how many of those two each rule that acts had hit
 */
public record Effectiveness(
        List<Threat> threats,
        AttackTally attacks,
        AttackTally attacksInTheEnd,
        long undecided,
        long genuine,
        ChallengeTally genuineChallenges,
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
     * @param tally how attacks of this kind ended, a challenge taken for a stop
     * @param inTheEnd the same, a challenge taken for a stop only as long as the payment has not gone through
     * @param reviewed how many of those that were missed a person was asked to look at, with at least one payment
     * @param challenges the challenges of their payments
     * @param value what their transactions were worth
     */
    public record Threat(
            AttackKind kind,
            AttackTally tally,
            AttackTally inTheEnd,
            int reviewed,
            ChallengeTally challenges,
            FraudValue value) {}

    /** Returns what all fraudulent transactions were worth. */
    public FraudValue value() {
        return threats.stream().map(Threat::value).reduce(FraudValue.NONE, FraudValue::plus);
    }

    /** Returns how many of the attacks that were missed a person was asked to look at. */
    public int reviewed() {
        return threats.stream().mapToInt(Threat::reviewed).sum();
    }

    /** Returns the challenges of fraudulent transactions. */
    public ChallengeTally fraudChallenges() {
        return threats.stream().map(Threat::challenges).reduce(ChallengeTally.NONE, ChallengeTally::plus);
    }

    /** Returns how many genuine transactions were refused, at once or in the end. */
    public long genuineRefused() {
        return genuineBlocked + genuineChallenges.refused();
    }

    /** Returns the share of frauds among the transactions that were challenged or blocked, 0 to 1; NaN if none were. */
    public double precision() {
        return (double) attacks.stopped() / (attacks.stopped() + genuineChallenges.asked() + genuineBlocked);
    }

    /** Returns how many of ten thousand genuine transactions a count of them is; NaN if there were none. */
    public double perTenThousandGenuine(long count) {
        return TEN_THOUSAND * count / genuine;
    }
}
