package dev.sluice.cli.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.DecisionAction;
import dev.sluice.replay.Detection;
import dev.sluice.replay.ReplaySummary;
import dev.sluice.replay.RuleDemotion;
import dev.sluice.replay.RuleScore;
import java.util.Locale;

/** The summary of a replay as JSON, for machines. */
public final class ReplaySummaryJson {

    private ReplaySummaryJson() {}

    /**
     * Renders a summary as an object. What cannot be said is null.
     *
     * @param summary what came of the replay
     * @param contentHash the rule set that decided, by its content
     */
    public static ObjectNode render(ReplaySummary summary, String contentHash) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("ruleSet", contentHash);
        root.put("seconds", summary.seconds());
        put(root, "perSecond", summary.perSecond());
        root.put("decided", summary.decided());
        root.put("repeated", summary.repeated());
        ObjectNode actions = root.putObject("decisions");
        for (DecisionAction action : DecisionAction.values()) {
            if (action != DecisionAction.UNKNOWN) {
                actions.put(action.name().toLowerCase(Locale.ROOT), summary.decided(action));
            }
        }
        root.put("review", summary.reviewed());
        root.put("degraded", summary.degraded());
        root.put("alertDecisions", summary.alarming());
        root.put("alertsRaised", summary.alerts());
        root.put("lateAlertsRaised", summary.lateAlerts());
        root.put("labels", summary.labelled());
        root.put("rejected", summary.rejected());
        ObjectNode reasons = root.putObject("rejectedByReason");
        summary.rejectedByReason().forEach(reasons::put);
        ObjectNode rules = root.putObject("rules");
        summary.byRule().forEach((ruleId, score) -> put(rules.putObject(ruleId), score));
        ArrayNode demotions = root.putArray("demotions");
        summary.demotions().forEach(demotion -> put(demotions.addObject(), demotion));
        ReplaySummary.Truth truth = summary.truth();
        if (truth == null) {
            root.putNull("againstLabels");
        } else {
            ObjectNode against = root.putObject("againstLabels");
            put(against.putObject("stopped"), truth.stopped());
            put(against.putObject("alerted"), truth.alarmed());
            put(against, "averagePrecision", truth.averagePrecision());
            put(against, "cardPrecisionAt100", truth.cardPrecisionAt100());
        }
        return root;
    }

    private static void put(ObjectNode object, RuleScore score) {
        object.put("hits", score.hits());
        object.put("shadowHits", score.shadowHits());
        object.put("soleHits", score.soleHits());
        object.put("frauds", score.frauds());
        object.put("genuine", score.genuine());
        put(object, "precision", score.precision());
    }

    private static void put(ObjectNode object, RuleDemotion demotion) {
        object.put("ruleId", demotion.breach().rule().id());
        object.put("transactionId", demotion.transactionId());
        object.put("eventTime", demotion.eventTime().toString());
        object.put("hits", demotion.breach().hits());
        object.put("transactions", demotion.breach().transactions());
        object.put("hitRateExpected", demotion.breach().expected().toString());
    }

    private static void put(ObjectNode object, Detection detection) {
        object.put("caught", detection.caught());
        object.put("missed", detection.missed());
        object.put("falseAlarms", detection.falseAlarms());
        object.put("leftAlone", detection.leftAlone());
        put(object, "precision", detection.precision());
        put(object, "recall", detection.recall());
    }

    private static void put(ObjectNode object, String name, double value) {
        if (Double.isFinite(value)) {
            object.put(name, value);
        } else {
            object.putNull(name);
        }
    }
}
