package dev.sluice.cli.demo;

import dev.sluice.contract.ChallengeOutcome;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.Severity;
import dev.sluice.simulator.event.AttackKind;
import dev.sluice.simulator.event.GroundTruth;
import java.time.Duration;

/** A demo that is half over: three attacks, and a thousand genuine transactions. */
final class Samples {

    static final DemoRun RUN = new DemoRun(42, 50, Duration.ofSeconds(30), "exactly_once_v2");

    private Samples() {}

    static DemoScore score() {
        DemoScore score = new DemoScore(RUN);
        for (int i = 0; i < 1_000; i++) {
            score.sent();
            DecisionAction action =
                    i == 0 ? DecisionAction.BLOCK : i < 4 ? DecisionAction.CHALLENGE : DecisionAction.ALLOW;
            score.decided(GroundTruth.genuine(), action, Duration.ofNanos(4_000_000L + i * 10_000L));
        }
        fraud(score, AttackKind.TERMINAL_TAMPERED, "att-000001", 1, 2, DecisionAction.BLOCK);
        fraud(score, AttackKind.TERMINAL_TAMPERED, "att-000001", 2, 2, DecisionAction.BLOCK);
        fraud(score, AttackKind.UNDER_THRESHOLD, "att-000002", 1, 2, DecisionAction.ALLOW);
        fraud(score, AttackKind.UNDER_THRESHOLD, "att-000002", 2, 2, DecisionAction.ALLOW);
        fraud(score, AttackKind.CARD_TESTING, "att-000003", 1, 6, DecisionAction.ALLOW);
        fraud(score, AttackKind.CARD_TESTING, "att-000003", 2, 6, DecisionAction.CHALLENGE);
        score.settled(
                new GroundTruth(AttackKind.CARD_TESTING, "att-000003", 2, 6),
                ChallengeOutcome.PASSED,
                DecisionAction.ALLOW);
        score.settled(GroundTruth.genuine(), ChallengeOutcome.PASSED, DecisionAction.ALLOW);
        score.settled(GroundTruth.genuine(), ChallengeOutcome.FAILED, DecisionAction.BLOCK);
        score.sent();
        score.alerted(new AlertLine(
                Duration.ofSeconds(4),
                Severity.CRITICAL,
                "trm-000017",
                "The terminal's tamper switch is open: it was opened less than an hour ago"));
        score.alerted(new AlertLine(
                Duration.ofSeconds(14), Severity.MEDIUM, "dev-000203", "Many cards were tried from this device"));
        return score;
    }

    static DemoSnapshot snapshot() {
        DemoScore score = score();
        score.snapshot(Duration.ofSeconds(14));
        return score.snapshot(Duration.ofMillis(15_250));
    }

    static void fraud(
            DemoScore score, AttackKind kind, String attackId, int ordinal, int transactions, DecisionAction action) {
        score.sent();
        score.decided(new GroundTruth(kind, attackId, ordinal, transactions), action, Duration.ofMillis(9));
    }
}
