package dev.sluice.benchmarks;

import dev.sluice.benchmarks.HoppingErrorTrial.Errors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The errors of hopping windows in words. The streams are seeded, so every run gives the same. A window of thirty days is
 * left out: each payment is 43,200 updates.
 */
final class HoppingErrorTable {

    private static final int PAYMENTS = 1_000;
    private static final double PERCENT = 100;
    private static final List<HoppingErrorTrial> TRIALS = List.of(
            new HoppingErrorTrial(Duration.ofHours(1), 200, PAYMENTS),
            new HoppingErrorTrial(Duration.ofHours(1), 10_000, PAYMENTS),
            new HoppingErrorTrial(Duration.ofDays(1), 200, PAYMENTS),
            new HoppingErrorTrial(Duration.ofDays(1), 10_000, PAYMENTS));

    private HoppingErrorTable() {}

    /** Runs the trials, which takes a minute or so, and tells the errors. */
    static String text() {
        List<String> lines = new ArrayList<>();
        lines.add("What hopping windows say when a payment arrives, against the exact value, " + PAYMENTS
                + " payments each");
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%10s %8s  %-34s %-6s %9s %11s %14s",
                "events/30d",
                "window",
                "reading",
                "total",
                "differs",
                "mean error",
                "largest error"));
        for (HoppingErrorTrial trial : TRIALS) {
            trial.run().forEach((reading, errors) -> addRows(lines, trial, reading, errors));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static void addRows(List<String> lines, HoppingErrorTrial trial, HoppingReading reading, Errors errors) {
        lines.add(row(trial, reading, "count", errors.count()));
        lines.add(row(trial, reading, "sum", errors.sum()));
    }

    private static String row(HoppingErrorTrial trial, HoppingReading reading, String total, HoppingError error) {
        return String.format(
                Locale.ROOT,
                "%,10d %8s  %-34s %-6s %8.1f%% %10.2f%% %13.1f%%",
                trial.eventsInWindow(),
                ResultTable.words(trial.size()),
                reading.words(),
                total,
                PERCENT * error.differentShare(),
                PERCENT * error.relativeMean(),
                PERCENT * error.relativeMax());
    }
}
