package dev.sluice.cli.simulation;

import dev.sluice.simulator.score.AttackTally;
import dev.sluice.simulator.score.ChallengeTally;
import java.util.Locale;
import java.util.Map;

/** How well a simulated world was decided, for people: plain characters, at most 100 wide. */
public final class EffectivenessText {

    private static final int HASH_CHARACTERS = 12;
    private static final double PERCENT = 100;
    private static final String ROW = "  %-24s %7s %7s %5s %6s %8s %7s %5s  %s";
    private static final String END_ROW = "  %-24s %10s %6s %6s %10s %5s %5s  %s";

    private EffectivenessText() {}

    /**
     * Renders it, without a line end after the last line.
     *
     * @param manifest the world
     * @param result how well it was decided
     * @param ruleSetHash content hash of the rules that decided
     */
    public static String render(SimulationManifest manifest, Effectiveness result, String ruleSetHash) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "against the truth about seed %d: %,d customers, %.1f days, %.2f%% fraud aimed at",
                manifest.seed(),
                manifest.customers(),
                manifest.days(),
                PERCENT * manifest.fraudRate());
        line(text, "  rule set: %s", ruleSetHash.substring(0, Math.min(HASH_CHARACTERS, ruleSetHash.length())));
        attacks(text, result);
        genuine(text, result);
        return text.toString().stripTrailing();
    }

    private static void attacks(StringBuilder text, Effectiveness result) {
        if (result.threats().isEmpty()) {
            line(text, "  no attacks");
            return;
        }
        line(text, ROW, "", "attacks", "at once", "later", "missed", "reviewed", "cut off", "early", "euros stopped");
        for (Effectiveness.Threat threat : result.threats()) {
            row(text, threat.kind().title(), threat.tally(), threat.reviewed(), threat.value());
        }
        row(text, "all", result.attacks(), result.reviewed(), result.value());
        line(
                text,
                "  at once: challenged or blocked on the first fraudulent transaction; early: on the first or second;");
        line(text, "  reviewed: missed, but a person was asked to look; cut off: by the end, not caught until then");
        line(
                text,
                "  caught before the third fraudulent transaction: %s of those that came to their end",
                percent(result.attacks().shareCaughtBeforeThird()));
        line(text, "  value stopped: %s", percent(result.value().shareStopped()));
        challenges(text, result);
        if (result.undecided() > 0) {
            line(
                    text,
                    "  %,d fraudulent transactions of %s were NOT decided: refused, or not in %s",
                    result.undecided(),
                    SimulatedFolder.TRUTH,
                    SimulatedFolder.EVENTS);
        }
    }

    /** What is left of it once those who were challenged have answered, or have not. */
    private static void challenges(StringBuilder text, Effectiveness result) {
        ChallengeTally all = result.fraudChallenges();
        if (all.asked() == 0) {
            return;
        }
        line(text, "  once challenges have ended:");
        line(text, END_ROW, "", "challenged", "passed", "failed", "unanswered", "open", "early", "euros stopped");
        for (Effectiveness.Threat threat : result.threats()) {
            if (threat.challenges().asked() > 0) {
                endRow(text, threat.kind().title(), threat.challenges(), threat.inTheEnd(), threat.value());
            }
        }
        endRow(text, "all attacks", all, result.attacksInTheEnd(), result.value());
        line(text, "  passed: the payment went through; failed: a wrong proof, or the customer denied it");
        line(
                text,
                "  stopped for good before the third fraudulent transaction: %s; value stopped for good: %s",
                percent(result.attacksInTheEnd().shareCaughtBeforeThird()),
                percent(result.value().shareStoppedInTheEnd()));
    }

    private static void endRow(
            StringBuilder text, String title, ChallengeTally challenges, AttackTally inTheEnd, FraudValue value) {
        line(
                text,
                END_ROW,
                title,
                orDot(challenges.asked()),
                orDot(challenges.passed()),
                orDot(challenges.failed()),
                orDot(challenges.unanswered()),
                orDot(challenges.open()),
                orDot(inTheEnd.caughtBeforeThird()),
                String.format(Locale.ROOT, "%,.0f of %,.0f", value.stoppedInTheEnd(), value.attempted()));
    }

    private static void row(StringBuilder text, String title, AttackTally tally, int reviewed, FraudValue value) {
        line(
                text,
                ROW,
                title,
                tally.attacks(),
                orDot(tally.caughtOnFirst()),
                orDot(tally.caughtLater()),
                orDot(tally.missed()),
                orDot(reviewed),
                orDot(tally.unfinished()),
                orDot(tally.caughtBeforeThird()),
                String.format(Locale.ROOT, "%,.0f of %,.0f", value.stopped(), value.attempted()));
    }

    private static void genuine(StringBuilder text, Effectiveness result) {
        line(text, "  genuine transactions: %,d", result.genuine());
        disturbed(text, result, "challenged", result.genuineChallenges().asked());
        disturbed(text, result, "blocked", result.genuineBlocked());
        if (result.genuineChallenges().asked() > 0) {
            line(
                    text,
                    "    of those challenged %,d passed, %,d failed, %,d gave no answer, %,d are open",
                    result.genuineChallenges().passed(),
                    result.genuineChallenges().failed(),
                    result.genuineChallenges().unanswered(),
                    result.genuineChallenges().open());
            disturbed(text, result, "refused", result.genuineRefused());
        }
        line(text, "  precision: %s", precision(result.precision()));
        if (!result.falseAlarmsByRule().isEmpty()) {
            line(text, "  genuine transactions challenged or blocked, by rule that hit");
            result.falseAlarmsByRule().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(entry -> line(text, "    %-20s %,9d", entry.getKey(), entry.getValue()));
        }
    }

    private static void disturbed(StringBuilder text, Effectiveness result, String what, long count) {
        double perTenThousand = result.genuine() == 0 ? 0 : result.perTenThousandGenuine(count);
        line(text, "    %-10s %,9d %9.1f per 10,000", what, count, perTenThousand);
    }

    private static String precision(double share) {
        return Double.isFinite(share)
                ? percent(share) + " of what was challenged or blocked is fraud"
                : "none, as nothing was challenged or blocked";
    }

    /** Of none there is no share. */
    private static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", PERCENT * share) : "none";
    }

    /** A table of zeros hides the numbers that count. */
    private static String orDot(int count) {
        return count == 0 ? "." : Integer.toString(count);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
