package dev.sluice.cli.demo;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.Severity;
import dev.sluice.simulator.score.AttackTally;
import dev.sluice.simulator.score.ChallengeTally;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a demo has come to, at its end or so far.
 *
 * @param run what was asked of it
 * @param elapsed how long transactions have been sent
 * @param sent transactions sent
 * @param decisions transactions decided, by action; an action without any is left out
 * @param attacks how attacks ended, by kind, in the order of the kinds; a kind without any is left out
 * @param allAttacks how attacks ended in all, a challenge taken for a stop
 * @param attacksInTheEnd the same, a challenge taken for a stop only as long as the payment has not gone through
 * @param attackersChallenges the challenges of fraudulent transactions
 * @param genuine genuine transactions decided
 * @param genuineChallenges the challenges of genuine transactions
 * @param genuineBlocked how many of these were blocked
 * @param alerts alerts raised, by severity; a severity without any is left out
 * @param deadLetters records that could not be processed
 * @param latency how long decisions took
 */
public record DemoSummary(
        DemoRun run,
        Duration elapsed,
        long sent,
        Map<DecisionAction, Long> decisions,
        List<AttackTally.OfKind> attacks,
        AttackTally allAttacks,
        AttackTally attacksInTheEnd,
        ChallengeTally attackersChallenges,
        long genuine,
        ChallengeTally genuineChallenges,
        long genuineBlocked,
        Map<Severity, Long> alerts,
        long deadLetters,
        LatencySummary latency) {

    public DemoSummary {
        decisions = Map.copyOf(decisions);
        attacks = List.copyOf(attacks);
        alerts = Map.copyOf(alerts);
    }

    /** Returns how many transactions are decided. */
    public long decided() {
        return decisions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many transactions were decided with an action. */
    public long decided(DecisionAction action) {
        return decisions.getOrDefault(action, 0L);
    }

    /** Returns all challenges. */
    public ChallengeTally challenges() {
        return attackersChallenges.plus(genuineChallenges);
    }

    /** Returns how many genuine transactions were challenged. */
    public long genuineChallenged() {
        return genuineChallenges.asked();
    }

    /** Returns how many transactions are allowed for good: at once, or after a challenge. */
    public long allowedInTheEnd() {
        return decided(DecisionAction.ALLOW) + challenges().letThrough();
    }

    /** Returns how many transactions are refused for good: at once, or after a challenge. */
    public long refusedInTheEnd() {
        return decided(DecisionAction.BLOCK) + challenges().refused();
    }

    /** Returns how many transactions were sent and are not decided. */
    public long undecided() {
        return sent - decided();
    }

    /** Returns how many alerts of a severity were raised. */
    public long alerts(Severity severity) {
        return alerts.getOrDefault(severity, 0L);
    }

    /** Returns the mean rate of decisions per second, 0 before any time has gone by. */
    public double perSecond() {
        return elapsed.isZero() ? 0 : decided() / (elapsed.toMillis() / 1000.0);
    }

    /** Returns what a count of genuine transactions comes to in 10,000 of them, 0 if there are none. */
    public double perTenThousandGenuine(long count) {
        return genuine == 0 ? 0 : 10_000.0 * count / genuine;
    }
}
