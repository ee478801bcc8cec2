package dev.sluice.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.FeatureValue;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.RuleLifecycle;
import dev.sluice.contract.Severity;
import java.time.Instant;

/**
 * Tells the SOC that a payment went through and turned out to be a fraud, as a Detection Finding about the decision: with
 * what the rules knew, and which of those that do not act yet would have hit.
 */
final class MissedFraudFinding {

    private static final String ANALYTIC = "label";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FindingMetadata metadata;

    MissedFraudFinding(FindingMetadata metadata) {
        this.metadata = metadata;
    }

    /**
     * The finding on a decision.
     *
     * @param decision the decision that let the payment through
     * @param knownAt when it became known that it was a fraud
     */
    Alert of(DecisionMade decision, Instant knownAt) {
        long time = decision.getEventTime().toEpochMilli();
        String uid = decision.getTransactionId() + "/late/FRAUD";
        ObjectNode finding = FindingMetadata.detectionFinding(
                time, Severity.HIGH, "Missed fraud: the payment went through and was confirmed to be a fraud");
        DetectionFinding.putDisposition(finding, decision);
        finding.put("is_alert", true);
        ObjectNode about = metadata.of(uid, decision.getTransactionId());
        about.set("profiles", JSON.arrayNode().add("security_control"));
        finding.set("metadata", about);
        finding.set("finding_info", findingInfo(uid, time, knownAt));
        finding.set("resources", DetectionFinding.resources(decision, AlertEntity.ACCOUNT));
        finding.set("evidences", evidences(decision, knownAt));
        finding.set(
                "unmapped",
                DetectionFinding.unmapped(decision, AlertEntity.ACCOUNT).put("late", true));
        return new Alert(finding);
    }

    private static ObjectNode findingInfo(String uid, long time, Instant knownAt) {
        ObjectNode info = JSON.objectNode();
        info.put("uid", uid).put("title", "Missed fraud");
        info.put("desc", "No rule that acts stopped the payment. The evidence says what was known and what hit.");
        info.put("created_time", knownAt.toEpochMilli());
        info.put("first_seen_time", time).put("last_seen_time", knownAt.toEpochMilli());
        info.set("types", JSON.arrayNode().add("Late evidence").add("Missed fraud"));
        info.set(
                "analytic",
                JSON.objectNode()
                        .put("uid", ANALYTIC)
                        .put("name", ANALYTIC)
                        .put("desc", "A label of the transaction")
                        .put("type_id", 99)
                        .put("type", "Other"));
        return info;
    }

    private static ArrayNode evidences(DecisionMade decision, Instant knownAt) {
        ObjectNode data = JSON.objectNode();
        data.put("transaction_id", decision.getTransactionId());
        data.put("kind", ANALYTIC).put("known_at", knownAt.toEpochMilli());
        data.put("decision_then", decision.getAction().name());
        data.put("telemetry_status", decision.getTelemetryStatus().name());
        data.put("terminal_status", decision.getTerminalStatus().name());
        data.put("merchant_status", decision.getMerchantStatus().name());
        data.set("rules", hits(decision, RuleLifecycle.LIVE));
        data.set("shadow_rules", hits(decision, RuleLifecycle.SHADOW));
        ObjectNode features = JSON.objectNode();
        for (FeatureValue feature : decision.getFeatures()) {
            if (feature.getValue() != null) {
                features.put(feature.getName(), feature.getValue());
            }
        }
        data.set("velocity", features);
        ObjectNode evidence = JSON.objectNode().put("uid", decision.getTransactionId());
        evidence.put("name", "late label").set("data", data);
        return JSON.arrayNode().add(evidence);
    }

    private static ArrayNode hits(DecisionMade decision, RuleLifecycle lifecycle) {
        ArrayNode ids = JSON.arrayNode();
        for (RuleHit hit : decision.getRules()) {
            if (hit.getLifecycle() == lifecycle) {
                ids.add(hit.getRuleId());
            }
        }
        return ids;
    }
}
