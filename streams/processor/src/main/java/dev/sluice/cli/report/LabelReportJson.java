package dev.sluice.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.replay.report.EntityRisk;
import dev.sluice.replay.report.LabelReport;
import java.util.List;
import java.util.Objects;

/** What labels say, as JSON, for machines. */
public final class LabelReportJson {

    private LabelReportJson() {}

    /** Renders it as an object. What cannot be said is null. */
    public static ObjectNode render(LabelReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("asOf", Objects.toString(report.asOf(), null));
        root.put("labelDelay", report.labelDelay().toString());
        root.put("decisions", report.decisions());
        root.put("young", report.young());
        ObjectNode labels = root.putObject("labels");
        labels.put("frauds", report.frauds())
                .put("genuine", report.genuine())
                .put("ofOtherPayments", report.strangers());
        labels.put("medianDelay", Objects.toString(report.medianDelay(), null));
        ObjectNode sources = labels.putObject("bySource");
        report.bySource()
                .forEach((source, labelled) -> sources.putObject(source.name())
                        .put("frauds", labelled.frauds())
                        .put("genuine", labelled.genuine()));
        ObjectNode rules = root.putObject("rules");
        report.byRule().forEach((ruleId, standing) -> {
            ObjectNode rule = rules.putObject(ruleId)
                    .put("hits", standing.hits())
                    .put("frauds", standing.frauds())
                    .put("genuine", standing.genuine())
                    .put("young", standing.young());
            put(rule, "precision", standing.precision());
            put(rule, "precisionIfSilentIsGenuine", standing.precisionOfSettled());
        });
        put(root.putArray("terminals"), report.terminals());
        put(root.putArray("merchants"), report.merchants());
        put(root.putArray("devices"), report.devices());
        return root;
    }

    private static void put(ArrayNode array, List<EntityRisk> worst) {
        worst.forEach(risk -> array.addObject()
                .put("id", risk.id())
                .put("payments", risk.payments())
                .put("frauds", risk.frauds())
                .put("fraudsAllowed", risk.fraudsAllowed())
                .put("fraudShare", risk.fraudShare())
                .put("lastFraudAt", risk.lastFraudAt().toString()));
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
