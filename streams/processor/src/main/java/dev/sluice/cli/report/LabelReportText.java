package dev.sluice.cli.report;

import dev.sluice.replay.report.EntityRisk;
import dev.sluice.replay.report.LabelReport;
import dev.sluice.replay.report.RuleStanding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What labels say, for people: plain characters, at most 100 wide as long as identifiers are short. */
public final class LabelReportText {

    private static final String RULE_ROW = "  %-20s %9s %9s %9s %9s %10s %12s";
    private static final String ENTITY_ROW = "  %-32s %9s %9s %8s %9s  %s";
    private static final double HOURS_PER_DAY = 24;
    private static final double PERCENT = 100;

    private LabelReportText() {}

    /** Renders it, without a line end after the last line. */
    public static String render(LabelReport report) {
        StringBuilder text = new StringBuilder();
        if (report.decisions() == 0) {
            line(text, "no payment was decided");
            return text.toString().stripTrailing();
        }
        labels(text, report);
        rules(text, report);
        entities(text, "terminals", report.terminals());
        entities(text, "merchants", report.merchants());
        entities(text, "devices", report.devices());
        return text.toString().stripTrailing();
    }

    private static void labels(StringBuilder text, LabelReport report) {
        line(text, "as of %s: %,d payments decided", String.valueOf(report.asOf()), report.decisions());
        line(
                text,
                "  labelled: %,d fraud, %,d genuine%s",
                report.frauds(),
                report.genuine(),
                report.medianDelay() == null ? "" : ", half of them within " + days(report.medianDelay()));
        report.bySource()
                .forEach((source, labelled) ->
                        line(text, "    %-22s %,7d fraud %,7d genuine", source, labelled.frauds(), labelled.genuine()));
        line(
                text,
                "  not labelled and younger than %s, so that nobody knows yet: %,d",
                days(report.labelDelay()),
                report.young());
        if (report.strangers() > 0) {
            line(text, "  labels of payments that are not among these: %,d", report.strangers());
        }
    }

    private static void rules(StringBuilder text, LabelReport report) {
        if (report.byRule().isEmpty()) {
            line(text, "no rule hit");
            return;
        }
        line(text, RULE_ROW, "rule", "hits", "fraud", "genuine", "young", "precision", "if silent is");
        line(text, RULE_ROW, "", "", "", "", "", "", "genuine");
        report.byRule().forEach((ruleId, standing) -> rule(text, ruleId, standing));
        line(text, "  precision: frauds among the labelled; if silent is genuine: among all that are not young, as");
        line(text, "  customers complain of frauds and seldom confirm the rest");
    }

    private static void rule(StringBuilder text, String ruleId, RuleStanding standing) {
        line(
                text,
                RULE_ROW,
                ruleId,
                counted(standing.hits()),
                counted(standing.frauds()),
                counted(standing.genuine()),
                counted(standing.young()),
                share(standing.precision()),
                share(standing.precisionOfSettled()));
    }

    private static void entities(StringBuilder text, String what, List<EntityRisk> worst) {
        if (worst.isEmpty()) {
            line(text, "no fraud is labelled at any of the %s", what);
            return;
        }
        line(text, ENTITY_ROW, what + " with most fraud", "payments", "fraud", "share", "allowed", "last fraud");
        for (EntityRisk risk : worst) {
            line(
                    text,
                    ENTITY_ROW,
                    risk.id(),
                    counted(risk.payments()),
                    counted(risk.frauds()),
                    String.format(Locale.ROOT, "%.1f%%", PERCENT * risk.fraudShare()),
                    counted(risk.fraudsAllowed()),
                    risk.lastFraudAt());
        }
    }

    private static String days(Duration time) {
        return String.format(Locale.ROOT, "%.1f days", time.toHours() / HOURS_PER_DAY);
    }

    private static String share(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.3f", share) : "-";
    }

    private static String counted(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
