package dev.sluice.cli.simulation;

import dev.sluice.simulator.score.AttackTally;
import java.util.Locale;
import java.util.Map;

/** How well a simulated world was decided, for people: plain characters, at most 100 wide. */
public final class EffectivenessText {

    private static final int HASH_CHARACTERS = 12;
    private static final double PERCENT = 100;
    private static final String ROW = "  %-24s %7s %7s %6s %7s %10s %10s  %s";

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
        line(text, ROW, "", "attacks", "at once", "later", "missed", "unfinished", "before 3rd", "euros stopped");
        for (Effectiveness.Threat threat : result.threats()) {
            row(text, threat.kind().title(), threat.tally(), threat.value());
        }
        row(text, "all", result.attacks(), result.value());
        line(text, "  at once: caught on the first fraudulent transaction; before 3rd: on the first or second;");
        line(text, "  unfinished: cut off by the end, not caught until then");
        line(
                text,
                "  caught before the third fraudulent transaction: %s of those that came to their end",
                percent(result.attacks().shareCaughtBeforeThird()));
        line(text, "  value stopped: %s", percent(result.value().shareStopped()));
        if (result.undecided() > 0) {
            line(
                    text,
                    "  %,d fraudulent transactions of %s were NOT decided: refused, or not in %s",
                    result.undecided(),
                    SimulatedFolder.TRUTH,
                    SimulatedFolder.EVENTS);
        }
    }

    private static void row(StringBuilder text, String title, AttackTally tally, FraudValue value) {
        line(
                text,
                ROW,
                title,
                tally.attacks(),
                orDot(tally.caughtOnFirst()),
                orDot(tally.caughtLater()),
                orDot(tally.missed()),
                orDot(tally.unfinished()),
                orDot(tally.caughtBeforeThird()),
                String.format(Locale.ROOT, "%,.0f of %,.0f", value.stopped(), value.attempted()));
    }

    private static void genuine(StringBuilder text, Effectiveness result) {
        line(text, "  genuine transactions: %,d", result.genuine());
        disturbed(text, result, "challenged", result.genuineChallenged());
        disturbed(text, result, "blocked", result.genuineBlocked());
        line(text, "  precision: %s of what was challenged or blocked is fraud", percent(result.precision()));
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
