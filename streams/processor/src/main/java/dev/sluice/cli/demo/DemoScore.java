package dev.sluice.cli.demo;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.Severity;
import dev.sluice.simulator.event.GroundTruth;
import dev.sluice.simulator.score.AttackLog;
import dev.sluice.simulator.score.AttackProgress;
import dev.sluice.simulator.score.ChallengeTally;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Keeps the score of a demo: decisions against the truth. Safe for use by several threads. */
public final class DemoScore {

    private static final int ATTACKS_SHOWN = 4;
    private static final int ALERTS_SHOWN = 5;
    private static final int LATENCY_DIGITS = 3;

    private final DemoRun run;
    private final Map<DecisionAction, Long> decisions = new EnumMap<>(DecisionAction.class);
    private final Map<Severity, Long> alerts = new EnumMap<>(Severity.class);
    private final AttackLog attackLog = new AttackLog();
    private final AttackLog attacksInTheEnd = new AttackLog();
    private ChallengeTally attackersChallenges = ChallengeTally.NONE;
    private ChallengeTally genuineChallenges = ChallengeTally.NONE;
    private final Deque<AlertLine> lastAlerts = new ArrayDeque<>();
    private final Deque<String> lastAttackIds = new ArrayDeque<>();
    private final Histogram latencyMicros = new Histogram(LATENCY_DIGITS);
    private final RateMeter rates = new RateMeter();
    private long sent;
    private long decided;
    private long genuine;
    private long genuineBlocked;
    private long deadLetters;

    /** Starts the score of a demo. */
    public DemoScore(DemoRun run) {
        this.run = run;
    }

    /** Notes that a transaction was sent. */
    public synchronized void sent() {
        sent++;
    }

    /**
     * Notes a decision, once for each transaction.
     *
     * @param truth the truth about the transaction
     * @param action what was decided
     * @param latency the time from when the transaction was due to when its decision was read
     * @throws IllegalArgumentException if the action is UNKNOWN, or the truth is about what merely prepares an attack
     */
    public synchronized void decided(GroundTruth truth, DecisionAction action, Duration latency) {
        if (action == DecisionAction.UNKNOWN) {
            throw new IllegalArgumentException("A decision is ALLOW, CHALLENGE or BLOCK; given: UNKNOWN");
        }
        if (truth.attack() != null && !truth.isFraud()) {
            throw new IllegalArgumentException(
                    "Only transactions are decided; given what prepares " + truth.attackId());
        }
        decided++;
        decisions.merge(action, 1L, Long::sum);
        latencyMicros.recordValue(Math.max(0, latency.toNanos() / 1000));
        if (truth.isFraud()) {
            note(truth, action);
            return;
        }
        genuine++;
        genuineChallenges = action == DecisionAction.CHALLENGE ? genuineChallenges.plusAsked() : genuineChallenges;
        genuineBlocked += action == DecisionAction.BLOCK ? 1 : 0;
    }

    /**
     * Notes the end of a challenge, once for each, after the decision that asked for it.
     *
     * @param truth the truth about the transaction
     * @param outcome how it ended
     * @param action what became of the transaction
     */
    public synchronized void settled(GroundTruth truth, ChallengeOutcome outcome, DecisionAction action) {
        if (truth.isFraud()) {
            attackersChallenges = attackersChallenges.plusEnded(outcome, action);
            attacksInTheEnd.decided(truth, action);
        } else {
            genuineChallenges = genuineChallenges.plusEnded(outcome, action);
        }
    }

    /** Notes an alert. */
    public synchronized void alerted(AlertLine alert) {
        alerts.merge(alert.severity(), 1L, Long::sum);
        lastAlerts.addFirst(alert);
        if (lastAlerts.size() > ALERTS_SHOWN) {
            lastAlerts.removeLast();
        }
    }

    /** Notes a record that could not be processed. */
    public synchronized void deadLettered() {
        deadLetters++;
    }

    /** Returns what the live view shows; to be called a few times a second. */
    public synchronized DemoSnapshot snapshot(Duration elapsed) {
        rates.look(elapsed, decided);
        List<AttackProgress> attacks =
                lastAttackIds.stream().map(attackLog::progress).toList();
        return new DemoSnapshot(summary(elapsed), rates.rates(), attacks, new ArrayList<>(lastAlerts));
    }

    /** Returns what the demo has come to. */
    public synchronized DemoSummary summary(Duration elapsed) {
        return new DemoSummary(
                run,
                elapsed,
                sent,
                decisions,
                attackLog.byKind(),
                attackLog.all(),
                attacksInTheEnd.all(),
                attackersChallenges,
                genuine,
                genuineChallenges,
                genuineBlocked,
                alerts,
                deadLetters,
                LatencySummary.ofMicros(latencyMicros));
    }

    private void note(GroundTruth truth, DecisionAction action) {
        String attackId = attackLog.decided(truth, action);
        attacksInTheEnd.decided(truth, action);
        attackersChallenges =
                action == DecisionAction.CHALLENGE ? attackersChallenges.plusAsked() : attackersChallenges;
        lastAttackIds.remove(attackId);
        lastAttackIds.addFirst(attackId);
        if (lastAttackIds.size() > ATTACKS_SHOWN) {
            lastAttackIds.removeLast();
        }
    }
}
