package dev.sluice.cli.demo;

import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.Severity;
import dev.sluice.simulator.score.AttackProgress;
import dev.sluice.simulator.score.AttackTally;
import dev.sluice.simulator.score.ChallengeTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The live view of a demo as rows of text, at most 23 rows and 96 columns, coloured if asked for. */
public final class LiveView {

    private static final int WIDTH = 94;
    private static final int BAR_WIDTH = 60;
    private static final int REASON_WIDTH = 58;
    private static final int TRACK_WIDTH = 16;

    private final Ansi ansi;

    /** Creates a view; with {@link Ansi#OFF} it has no colours. */
    public LiveView(Ansi ansi) {
        this.ansi = ansi;
    }

    /** Returns the rows that show a moment. */
    public List<String> render(DemoSnapshot snapshot) {
        DemoSummary soFar = snapshot.soFar();
        List<String> rows = new ArrayList<>();
        title(rows, soFar);
        rows.add("");
        flow(rows, snapshot);
        rows.add("");
        decisions(rows, soFar);
        rows.add("");
        attacks(rows, soFar, snapshot.attacks());
        rows.add("");
        rows.add(style("bold", " last alerts"));
        snapshot.alerts().forEach(alert -> rows.add(alert(alert)));
        return rows;
    }

    private void title(List<String> rows, DemoSummary soFar) {
        DemoRun run = soFar.run();
        String left = text(" Sluice demo · seed %d · %s", run.seed(), run.guarantee());
        String right = clock(soFar.elapsed()) + " of " + clock(run.planned());
        rows.add(style("bold", left + " ".repeat(Math.max(1, WIDTH - left.length() - right.length())) + right));
        double share =
                soFar.elapsed().toMillis() / (double) Math.max(1, run.planned().toMillis());
        rows.add(" " + style("cyan", Graphics.progress(share, WIDTH - 1)));
    }

    private void flow(List<String> rows, DemoSnapshot snapshot) {
        DemoSummary soFar = snapshot.soFar();
        rows.add(text(" rate     %6.1f per second  ", snapshot.ratePerSecond())
                + style("cyan", text("%-30s", Graphics.sparkline(snapshot.ratesPerSecond())))
                + text("  %,d decided, %,d under way", soFar.decided(), soFar.undecided()));
        LatencySummary latency = soFar.latency();
        rows.add(text(
                " latency  %6.1f ms p50 · %.1f ms p95 · %.1f ms p99 · %.1f ms max",
                latency.p50(), latency.p95(), latency.p99(), latency.max()));
    }

    private void decisions(List<String> rows, DemoSummary soFar) {
        rows.add(decision(soFar, DecisionAction.ALLOW));
        rows.add(decision(soFar, DecisionAction.CHALLENGE));
        rows.add(decision(soFar, DecisionAction.BLOCK));
        ChallengeTally challenges = soFar.challenges();
        rows.add(text(
                " genuine %,d: %,d challenged, %,d blocked · challenges %,d passed, %,d failed, %,d silent, %,d open",
                soFar.genuine(),
                soFar.genuineChallenged(),
                soFar.genuineBlocked(),
                challenges.passed(),
                challenges.failed(),
                challenges.unanswered(),
                challenges.open()));
    }

    private String decision(DemoSummary soFar, DecisionAction action) {
        long count = soFar.decided(action);
        double share = soFar.decided() == 0 ? 0 : count / (double) soFar.decided();
        return text(" %-9s %,9d %5.1f%%  ", action, count, 100 * share)
                + style(colour(action), Graphics.bar(share, BAR_WIDTH));
    }

    private void attacks(List<String> rows, DemoSummary soFar, List<AttackProgress> latest) {
        AttackTally all = soFar.allAttacks();
        rows.add(style("bold", " attacks")
                + text(
                        "  %d caught on the first transaction, %d later, %d missed, %d open",
                        all.caughtOnFirst(), all.caughtLater(), all.missed(), all.unfinished()));
        for (AttackProgress attack : latest) {
            StringBuilder track = new StringBuilder();
            for (DecisionAction action : attack.decisions()) {
                track.append(mark(action));
            }
            track.append(" ".repeat(Math.max(1, TRACK_WIDTH - attack.decisions().size())));
            rows.add(text(" %-26s ", attack.kind().title()) + track + outcome(attack));
        }
    }

    private String mark(DecisionAction action) {
        return switch (action) {
            case ALLOW -> "□";
            case CHALLENGE, BLOCK -> style(colour(action), "■");
            case UNKNOWN -> "·";
        };
    }

    private String outcome(AttackProgress attack) {
        return switch (attack.outcome()) {
            case CAUGHT_ON_FIRST -> style("green", "caught at once");
            case CAUGHT_LATER -> style("green", "caught");
            case MISSED -> style("red", "missed");
            case UNFINISHED -> "under way";
        };
    }

    private String alert(AlertLine alert) {
        return text(" %s  ", clock(alert.raisedAt()))
                + style(colour(alert.severity()), text("%-13s", alert.severity()))
                + text(" %-11s ", Graphics.fit(alert.entity(), 11))
                + Graphics.fit(alert.reason(), REASON_WIDTH);
    }

    private String style(String styles, String text) {
        return ansi.new Text("@|" + styles + " " + text + "|@").toString();
    }

    private static String colour(DecisionAction action) {
        return switch (action) {
            case ALLOW -> "green";
            case CHALLENGE -> "yellow";
            case BLOCK, UNKNOWN -> "red";
        };
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "red";
            case MEDIUM -> "yellow";
            case LOW, INFORMATIONAL, UNKNOWN -> "white";
        };
    }

    private static String clock(Duration time) {
        return text("%02d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
