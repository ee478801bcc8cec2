package dev.sluice.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.DecisionMade;
import dev.sluice.rules.HitRateBreach;
import dev.sluice.rules.RuleDescription;

/**
 * Tells the SOC that a rule acts no longer, as a Detection Finding about the rule. It is as grave as the rule's own hits: so
 * grave is what nobody acts on from now on. Its time is that of the transaction with which the rule left its band.
 */
final class DemotionFinding {

    /** What the finding is about, where findings on decisions name an entity. */
    static final String ENTITY_TYPE = "rule";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FindingMetadata metadata;

    DemotionFinding(FindingMetadata metadata) {
        this.metadata = metadata;
    }

    /**
     * The finding on a rule.
     *
     * @param breach how it left its band
     * @param decision the decision of the transaction with which it did
     */
    Alert of(HitRateBreach breach, DecisionMade decision) {
        RuleDescription rule = breach.rule();
        long time = decision.getEventTime().toEpochMilli();
        String uid = decision.getTransactionId() + "/" + rule.id() + "/hit-rate";
        ObjectNode finding = FindingMetadata.detectionFinding(
                time, rule.severity(), "Rule " + rule.id() + " acts no longer on one instance: " + breach);
        finding.put("is_alert", true);
        finding.set("metadata", metadata.of(uid, decision.getTransactionId()));
        finding.set("finding_info", findingInfo(uid, time, breach));
        finding.set("resources", resources(rule));
        finding.set("evidences", evidences(breach, decision));
        finding.set("unmapped", unmapped(rule, decision));
        return new Alert(finding);
    }

    private static ObjectNode findingInfo(String uid, long time, HitRateBreach breach) {
        RuleDescription rule = breach.rule();
        ObjectNode info = JSON.objectNode();
        info.put("uid", uid).put("title", "Rule " + rule.id() + " left its expected hit rate");
        info.put(
                "desc",
                "Until the next rule set its hits are recorded and not acted on. Either fraud or traffic changed, or the"
                        + " rule is wrong; " + rule.owner() + " answers for it.");
        info.put("created_time", time).put("first_seen_time", time).put("last_seen_time", time);
        info.set("types", JSON.arrayNode().add("Detection rule demoted"));
        info.set(
                "analytic",
                JSON.objectNode()
                        .put("uid", rule.id())
                        .put("name", rule.id())
                        .put("desc", rule.reason())
                        .put("type_id", 1)
                        .put("type", "Rule"));
        return info;
    }

    private static ArrayNode resources(RuleDescription rule) {
        return JSON.arrayNode().add(JSON.objectNode().put("uid", rule.id()).put("type", ENTITY_TYPE));
    }

    private static ArrayNode evidences(HitRateBreach breach, DecisionMade decision) {
        ObjectNode data = JSON.objectNode();
        data.put("hits", breach.hits()).put("transactions", breach.transactions());
        data.put("hit_rate", breach.rate());
        data.put("hit_rate_expected", breach.expected().toString());
        data.put("transaction_id", decision.getTransactionId());
        ObjectNode evidence = JSON.objectNode().put("uid", decision.getTransactionId());
        evidence.put("name", "hit rate").set("data", data);
        return JSON.arrayNode().add(evidence);
    }

    private static ObjectNode unmapped(RuleDescription rule, DecisionMade decision) {
        return JSON.objectNode()
                .put("entity_type", ENTITY_TYPE)
                .put("entity_id", rule.id())
                .put("owner", rule.owner())
                .put("rule_set_hash", decision.getRuleSetHash());
    }
}
