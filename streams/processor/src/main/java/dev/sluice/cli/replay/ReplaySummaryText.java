package dev.sluice.cli.replay;

import dev.sluice.contract.DecisionAction;
import dev.sluice.replay.Detection;
import dev.sluice.replay.ReplayFiles;
import dev.sluice.replay.ReplaySummary;
import dev.sluice.replay.RuleDemotion;
import dev.sluice.replay.RuleScore;
import dev.sluice.rules.HitRateBreach;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The summary of a replay for people. */
public final class ReplaySummaryText {

    private static final double PERCENT = 100;
    private static final String RULE_ROW = "  %-20s %11s %11s %11s %10s";
    private static final Comparator<Map.Entry<String, RuleScore>> MOST_HITS_FIRST = Comparator.comparing(
                    (Map.Entry<String, RuleScore> entry) -> entry.getValue().allHits())
            .reversed()
            .thenComparing(Map.Entry.comparingByKey());

    private ReplaySummaryText() {}

    /**
     * Renders a summary, without a line end after the last line.
     *
     * @param summary what came of the replay
     * @param contentHash the rule set that decided, by its content
     * @param out where its files are
     * @param fraudCondition how a fraud is told, for instance {@code is_fraud=1}; null if the command did not say
     */
    public static String render(ReplaySummary summary, String contentHash, Path out, @Nullable String fraudCondition) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%,d transactions decided in %.1f s, %,.0f a second",
                summary.decided(),
                summary.seconds(),
                summary.perSecond());
        line(text, "by rule set %s", contentHash);
        for (DecisionAction action : DecisionAction.values()) {
            if (action != DecisionAction.UNKNOWN) {
                counted(text, action.name().toLowerCase(Locale.ROOT), summary.decided(action), summary.decided());
            }
        }
        counted(text, "to review", summary.reviewed(), summary.decided());
        counted(text, "degraded", summary.degraded(), summary.decided());
        counted(text, "repeated", summary.repeated(), summary.decided());
        line(
                text,
                "%,d decisions to alert on, %,d alerts raised (the same is not told twice)",
                summary.alarming(),
                summary.alerts());
        line(text, "%,d alerts on what came after decisions", summary.lateAlerts());
        line(text, "%,d labels took effect", summary.labelled());
        rules(text, summary);
        demotions(text, summary);
        truth(text, summary, fraudCondition);
        if (summary.rejected() > 0) {
            line(text, "%,d rows REJECTED, see %s", summary.rejected(), out.resolve(ReplayFiles.REJECTED));
            summary.rejectedByReason().forEach((reason, count) -> line(text, "  %-28s %,9d", reason, count));
        }
        line(text, "written to %s", out);
        return text.toString().stripTrailing();
    }

    private static void counted(StringBuilder text, String what, long count, long all) {
        line(text, "  %-12s %,9d  %6.2f%%", what, count, all == 0 ? 0 : PERCENT * count / all);
    }

    private static void rules(StringBuilder text, ReplaySummary summary) {
        List<Map.Entry<String, RuleScore>> hitting = summary.byRule().entrySet().stream()
                .filter(entry -> entry.getValue().allHits() > 0)
                .sorted(MOST_HITS_FIRST)
                .toList();
        if (hitting.isEmpty()) {
            line(text, "no rule hit");
            return;
        }
        line(text, RULE_ROW, "rule", "hits", "shadow", "sole", "precision");
        hitting.forEach(entry -> rule(text, entry.getKey(), entry.getValue()));
        silent(text, summary);
    }

    private static void silent(StringBuilder text, ReplaySummary summary) {
        List<String> silent = summary.byRule().entrySet().stream()
                .filter(entry -> entry.getValue().allHits() == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!silent.isEmpty()) {
            line(text, "rules that run and hit nothing: %s", String.join(", ", silent));
        }
    }

    private static void demotions(StringBuilder text, ReplaySummary summary) {
        if (summary.demotions().isEmpty()) {
            return;
        }
        line(text, "rules that left their @hitRate; a running instance would let them act no longer, the replay did");
        for (RuleDemotion demotion : summary.demotions()) {
            HitRateBreach breach = demotion.breach();
            line(
                    text,
                    "  %-20s %s, at transaction %s",
                    breach.rule().id(),
                    demotion.eventTime(),
                    demotion.transactionId());
            line(text, "  %-20s %s", "", breach);
        }
    }

    private static void rule(StringBuilder text, String ruleId, RuleScore score) {
        line(
                text,
                RULE_ROW,
                ruleId,
                counted(score.hits()),
                counted(score.shadowHits()),
                counted(score.soleHits()),
                Double.isNaN(score.precision()) ? "-" : String.format(Locale.ROOT, "%.3f", score.precision()));
    }

    private static String counted(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static void truth(StringBuilder text, ReplaySummary summary, @Nullable String fraudCondition) {
        ReplaySummary.Truth truth = summary.truth();
        if (truth == null) {
            return;
        }
        Detection stopped = truth.stopped();
        if (stopped.caught() + stopped.missed() == 0) {
            line(text, "no transaction is labelled fraud%s", fraudCondition == null ? "" : " (" + fraudCondition + ")");
            return;
        }
        line(text, "against the labels");
        detection(text, "challenged or blocked", stopped);
        detection(text, "alerted on", truth.alarmed());
        line(
                text,
                "  score: average precision %.3f, Card Precision@100 %.3f",
                truth.averagePrecision(),
                truth.cardPrecisionAt100());
    }

    private static void detection(StringBuilder text, String what, Detection detection) {
        line(
                text,
                "  %s: %s, recall %.3f (%,d of %,d frauds), %s",
                what,
                precision(detection),
                detection.recall(),
                detection.caught(),
                detection.caught() + detection.missed(),
                falseAlarms(detection));
    }

    /** Of none there is no share. */
    private static String precision(Detection detection) {
        boolean pointedAtNothing = detection.caught() + detection.falseAlarms() == 0;
        return pointedAtNothing ? "none" : String.format(Locale.ROOT, "precision %.3f", detection.precision());
    }

    private static String falseAlarms(Detection detection) {
        boolean hasGenuine = detection.falseAlarms() + detection.leftAlone() > 0;
        return hasGenuine
                ? String.format(
                        Locale.ROOT,
                        "%,d false alarms (%.2f%% of genuine)",
                        detection.falseAlarms(),
                        PERCENT * detection.falsePositiveRate())
                : "no transaction is genuine";
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
