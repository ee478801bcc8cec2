package dev.sluice.cli.demo;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.Severity;
import dev.sluice.simulator.score.AttackTally;
import dev.sluice.simulator.score.ChallengeTally;
import java.util.List;
import java.util.Locale;

/** The summary of a demo as text: plain characters, at most 100 wide. */
public final class SummaryText {

    private static final List<DecisionAction> ACTIONS =
            List.of(DecisionAction.ALLOW, DecisionAction.CHALLENGE, DecisionAction.BLOCK);
    private static final List<Severity> SEVERITIES =
            List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFORMATIONAL);
    private static final String ATTACK_ROW = "  %-26s %8s %10s %8s %8s %11s %14s%n";

    private SummaryText() {}

    /** Renders a summary; lines end as on this system. */
    public static String render(DemoSummary summary) {
        StringBuilder text = new StringBuilder();
        DemoRun run = summary.run();
        line(
                text,
                "Sluice demo, seed %d, %s: %,d transactions decided in %.1f s, %.1f per second%n",
                run.seed(),
                run.guarantee(),
                summary.decided(),
                summary.elapsed().toMillis() / 1000.0,
                summary.perSecond());
        if (summary.undecided() != 0 || summary.deadLetters() != 0) {
            line(text, "  not decided: %,d; dead letters: %,d%n", summary.undecided(), summary.deadLetters());
        }
        decisions(text, summary);
        attacks(text, summary);
        genuine(text, summary);
        alerts(text, summary);
        latency(text, summary.latency());
        return text.toString();
    }

    private static void decisions(StringBuilder text, DemoSummary summary) {
        line(text, "%nDecisions%n");
        for (DecisionAction action : ACTIONS) {
            long count = summary.decided(action);
            double percent = summary.decided() == 0 ? 0 : 100.0 * count / summary.decided();
            line(text, "  %-10s %,9d %6.2f%%%n", action, count, percent);
        }
        challenges(text, summary);
    }

    private static void challenges(StringBuilder text, DemoSummary summary) {
        ChallengeTally all = summary.challenges();
        if (all.asked() == 0) {
            return;
        }
        line(text, "%nChallenges     asked    passed    failed  unanswered     open%n");
        challengeRow(text, "attackers", summary.attackersChallenges());
        challengeRow(text, "genuine", summary.genuineChallenges());
        line(
                text,
                "  in the end: %,d allowed, %,d refused, %,d wait for an answer%n",
                summary.allowedInTheEnd(),
                summary.refusedInTheEnd(),
                all.open());
    }

    private static void challengeRow(StringBuilder text, String who, ChallengeTally tally) {
        line(
                text,
                "  %-10s %,7d %,9d %,9d %,11d %,8d%n",
                who,
                tally.asked(),
                tally.passed(),
                tally.failed(),
                tally.unanswered(),
                tally.open());
    }

    private static void attacks(StringBuilder text, DemoSummary summary) {
        line(text, "%nAttacks%n");
        if (summary.attacks().isEmpty()) {
            line(text, "  none%n");
            return;
        }
        line(text, ATTACK_ROW, "", "attacks", "at once", "later", "missed", "unfinished", "fraud stopped");
        for (AttackTally.OfKind ofKind : summary.attacks()) {
            attackRow(text, ofKind.kind().title(), ofKind.tally());
        }
        attackRow(text, "all", summary.allAttacks());
        if (summary.attackersChallenges().letThrough() > 0) {
            line(
                    text,
                    "  attackers passed challenges of %,d transactions: %,d of %,d stopped for good%n",
                    summary.attackersChallenges().letThrough(),
                    summary.attacksInTheEnd().stopped(),
                    summary.attacksInTheEnd().transactions());
        }
        line(
                text,
                "  at once: caught on the first fraudulent transaction; unfinished: cut off by the end, not caught%n");
    }

    private static void attackRow(StringBuilder text, String title, AttackTally tally) {
        line(
                text,
                ATTACK_ROW,
                title,
                tally.attacks(),
                orDot(tally.caughtOnFirst()),
                orDot(tally.caughtLater()),
                orDot(tally.missed()),
                orDot(tally.unfinished()),
                tally.stopped() + " of " + tally.transactions());
    }

    private static void genuine(StringBuilder text, DemoSummary summary) {
        line(text, "%nGenuine transactions: %,d%n", summary.genuine());
        disturbed(text, summary, "challenged", summary.genuineChallenged());
        disturbed(text, summary, "blocked", summary.genuineBlocked());
    }

    private static void disturbed(StringBuilder text, DemoSummary summary, String what, long count) {
        line(text, "  %-10s %,9d %9.1f per 10,000%n", what, count, summary.perTenThousandGenuine(count));
    }

    private static void alerts(StringBuilder text, DemoSummary summary) {
        long all = summary.alerts().values().stream().mapToLong(Long::longValue).sum();
        line(text, "%nAlerts: %,d%n", all);
        for (Severity severity : SEVERITIES) {
            if (summary.alerts(severity) > 0) {
                line(text, "  %-13s %,6d%n", severity, summary.alerts(severity));
            }
        }
    }

    private static void latency(StringBuilder text, LatencySummary latency) {
        if (latency.count() == 0) {
            line(text, "%nLatency: nothing was decided%n");
            return;
        }
        line(
                text,
                "%nLatency   p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                latency.p50(),
                latency.p95(),
                latency.p99(),
                latency.max());
    }

    /** A table of zeros hides the numbers that count. */
    private static String orDot(int count) {
        return count == 0 ? "." : Integer.toString(count);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
