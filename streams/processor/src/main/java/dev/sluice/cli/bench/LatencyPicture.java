package dev.sluice.cli.bench;

import dev.sluice.bench.BenchReport;
import dev.sluice.bench.BenchResult;
import dev.sluice.bench.BenchResult.Subject;
import dev.sluice.bench.Latencies;
import dev.sluice.bench.StepResult;
import dev.sluice.service.StreamsSettings.Guarantee;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A picture of a benchmark: latency by percentile at one rate, and, if there were several, the median and the 99th
 * percentile by rate; each subject and guarantee is a line.
 */
public final class LatencyPicture {

    private static final int WIDTH = 960;
    private static final int HEAD = 92;
    private static final int FOOT = 12;
    private static final int PANEL = 380;
    private static final String TEXT = "#222222";
    private static final String NOTE = "#555555";
    private static final int LEGEND_STEP = 234;
    private static final int LEGEND_LINE = 26;
    private static final int LEFT = 24;

    private final BenchReport report;
    private final Svg svg;

    private LatencyPicture(BenchReport report) {
        this.report = report;
        this.svg = new Svg(WIDTH, HEAD + PANEL * (hasSeveralRates(report) ? 3 : 1) + FOOT);
    }

    /** Draws a report as SVG, which needs nothing from elsewhere. */
    public static String svg(BenchReport report) {
        return new LatencyPicture(report).draw();
    }

    /** A page with the picture and the figures, which needs nothing from elsewhere. */
    public static String html(BenchReport report) {
        return String.format(Locale.ROOT, """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%s</title>
                </head>
                <body style="margin: 1em; background: #ffffff; color: #222222">
                %s<pre style="overflow-x: auto">
                %s
                </pre>
                </body>
                </html>
                """, title(), svg(report), Svg.escaped(BenchText.render(report)));
    }

    private static boolean hasSeveralRates(BenchReport report) {
        return report.rates().stream().distinct().count() > 1;
    }

    private static String title() {
        return "Decision latency of Sluice and of a pass-through with the same stops";
    }

    private String draw() {
        head();
        double rate = comparedRate();
        panel(
                0,
                "by percentile, at " + Numbers.rate(rate) + " transactions a second",
                LogAxis.ofPercentiles(highestPercentile(rate)),
                curves(rate));
        if (hasSeveralRates(report)) {
            LogAxis rates = LogAxis.ofRates(report.rates());
            panel(
                    1,
                    "median, by transactions a second",
                    rates,
                    byRate(step -> step.latency().p50Millis()));
            panel(
                    2,
                    "99th percentile, by transactions a second; a hollow point was not kept",
                    rates,
                    byRate(step -> step.latency().p99Millis()));
        }
        return svg.render(title(), BenchText.render(report));
    }

    private void head() {
        svg.text(new Svg.Place(LEFT, 28), Svg.Anchor.START, 18, TEXT, title());
        svg.text(new Svg.Place(LEFT, 48), Svg.Anchor.START, 12, NOTE, report.machine());
        double x = LEFT;
        for (BenchResult result : report.results()) {
            svg.line(List.of(new Svg.Place(x, 72), new Svg.Place(x + LEGEND_LINE, 72)), stroke(result));
            svg.text(
                    new Svg.Place(x + LEGEND_LINE + 6, 76),
                    Svg.Anchor.START,
                    12,
                    TEXT,
                    Numbers.name(result.subject()) + ", " + Numbers.name(result.guarantee()));
            x += LEGEND_STEP;
        }
    }

    private void panel(int number, String title, LogAxis across, List<Panel.Line> lines) {
        new Panel(svg, HEAD + number * PANEL, WIDTH, PANEL, "Latency in ms: " + title, across).draw(lines);
    }

    /** The highest rate that all kept; the lowest if there is none. */
    private double comparedRate() {
        double rate = report.rates().get(report.rates().size() - 1);
        for (BenchResult result : report.results()) {
            OptionalDouble kept = result.keptRate();
            rate = Math.min(
                    rate, kept.isPresent() ? kept.getAsDouble() : report.rates().get(0));
        }
        return rate;
    }

    private double highestPercentile(double rate) {
        return report.results().stream()
                .flatMap(result -> curve(result, rate).stream())
                .mapToDouble(Latencies.Point::percentile)
                .max()
                .orElse(0);
    }

    private List<Panel.Line> curves(double rate) {
        List<Panel.Line> lines = new ArrayList<>();
        for (BenchResult result : report.results()) {
            List<Panel.Point> points = curve(result, rate).stream()
                    .map(point -> new Panel.Point(LogAxis.rarity(point.percentile()), point.millis(), Panel.Mark.NONE))
                    .toList();
            lines.add(new Panel.Line(stroke(result), points));
        }
        return lines;
    }

    /** Of the last step at a rate. */
    private static List<Latencies.Point> curve(BenchResult result, double rate) {
        return result.steps().stream()
                .filter(step -> step.rate() == rate)
                .reduce((earlier, later) -> later)
                .map(step -> step.latency().curve())
                .orElse(List.of());
    }

    private List<Panel.Line> byRate(ToDoubleFunction<StepResult> millis) {
        List<Panel.Line> lines = new ArrayList<>();
        for (BenchResult result : report.results()) {
            List<Panel.Point> points = result.steps().stream()
                    .map(step -> new Panel.Point(
                            step.rate(),
                            millis.applyAsDouble(step),
                            step.verdict() == StepResult.Verdict.KEPT ? Panel.Mark.FILLED : Panel.Mark.HOLLOW))
                    .toList();
            lines.add(new Panel.Line(stroke(result), points));
        }
        return lines;
    }

    /** Colours that the colour-blind tell apart; the pass-through is dashed. */
    private static Svg.Stroke stroke(BenchResult result) {
        String colour = result.guarantee() == Guarantee.AT_LEAST_ONCE ? "#0072b2" : "#d55e00";
        return new Svg.Stroke(colour, 2, result.subject() == Subject.PASS_THROUGH);
    }
}
