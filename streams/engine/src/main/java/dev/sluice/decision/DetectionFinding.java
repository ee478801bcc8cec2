package dev.sluice.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.TransactionRequested;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes alerts as Detection Findings of the Open Cybersecurity Schema Framework (OCSF), class 2004, with the profile
 * security_control. The time of a finding is the transaction's, so that the same decision gives the same bytes.
 *
 * <p>What names a person is masked: addresses and places are made coarse, and tokens are cut to their last four
 * characters, except the id of the entity that the alert is about. Who needs more finds the decision by the transaction's
 * id, under its own access rules.
 */
final class DetectionFinding {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int TYPE_RESOURCE = 10;
    private static final int TYPE_SUBNET = 12;
    private static final int TYPE_COUNTRY = 14;

    private final FindingMetadata metadata;

    DetectionFinding(FindingMetadata metadata) {
        this.metadata = metadata;
    }

    /**
     * The finding on a decision.
     *
     * @param hits the live hits, the gravest first, at least one
     * @param entity what the alert is about; the decision has an id of it
     */
    Alert of(DecisionMade decision, TransactionRequested transaction, List<RuleHit> hits, AlertEntity entity) {
        return new Alert(tree(decision, transaction, hits, entity));
    }

    /** The same as a tree, for findings that say more. */
    ObjectNode tree(DecisionMade decision, TransactionRequested transaction, List<RuleHit> hits, AlertEntity entity) {
        RuleHit gravest = hits.get(0);
        String uid = decision.getTransactionId() + "/" + gravest.getRuleId();
        long time = decision.getEventTime().toEpochMilli();
        ObjectNode finding = FindingMetadata.detectionFinding(
                time, gravest.getSeverity(), sentence(decision.getAction()) + ": " + gravest.getReason());
        putDisposition(finding, decision);
        finding.put("is_alert", true);
        putConfidence(finding, decision.getScore());
        ObjectNode about = metadata.of(uid, decision.getTransactionId());
        about.set("profiles", JSON.arrayNode().add("security_control"));
        finding.set("metadata", about);
        finding.set("finding_info", findingInfo(uid, time, hits));
        finding.set("resources", resources(decision, entity));
        finding.set("evidences", evidences(decision, transaction));
        finding.set("observables", observables(decision, transaction, entity));
        finding.set("unmapped", unmapped(decision, entity));
        return finding;
    }

    /** A challenge is neither allowed nor denied until it is passed, so its action is unknown, as OCSF provides. */
    static void putDisposition(ObjectNode finding, DecisionMade decision) {
        switch (decision.getAction()) {
            case BLOCK ->
                finding.put("action_id", 2)
                        .put("action", "Denied")
                        .put("disposition_id", 2)
                        .put("disposition", "Blocked");
            case CHALLENGE ->
                finding.put("action_id", 0)
                        .put("action", "Unknown")
                        .put("disposition_id", 23)
                        .put("disposition", "Challenge");
            case ALLOW, UNKNOWN ->
                finding.put("action_id", 1)
                        .put("action", "Allowed")
                        .put("disposition_id", 19)
                        .put("disposition", "Alert");
        }
    }

    private static void putConfidence(ObjectNode finding, double score) {
        int percent = (int) Math.round(score * 100);
        int id = percent >= 80 ? 3 : percent >= 50 ? 2 : 1;
        finding.put("confidence_id", id)
                .put("confidence", List.of("Low", "Medium", "High").get(id - 1));
        finding.put("confidence_score", percent);
    }

    private static ObjectNode findingInfo(String uid, long time, List<RuleHit> hits) {
        RuleHit gravest = hits.get(0);
        ObjectNode info = JSON.objectNode();
        info.put("uid", uid);
        info.put("title", gravest.getReason());
        info.put(
                "desc",
                String.join(
                        "; ", hits.stream().map(RuleHit::getReason).distinct().toList()));
        info.put("created_time", time).put("first_seen_time", time).put("last_seen_time", time);
        info.set("types", JSON.arrayNode().add("Payment fraud"));
        info.set("analytic", analytic(gravest));
        ArrayNode related = JSON.arrayNode();
        hits.stream().skip(1).map(DetectionFinding::analytic).forEach(related::add);
        if (!related.isEmpty()) {
            info.set("related_analytics", related);
        }
        ArrayNode attacks = JSON.arrayNode();
        hits.stream()
                .map(RuleHit::getTechnique)
                .filter(technique -> technique != null)
                .distinct()
                .map(DetectionFinding::attack)
                .forEach(attacks::add);
        if (!attacks.isEmpty()) {
            info.set("attacks", attacks);
        }
        return info;
    }

    private static ObjectNode analytic(RuleHit hit) {
        return JSON.objectNode()
                .put("uid", hit.getRuleId())
                .put("name", hit.getRuleId())
                .put("desc", hit.getReason())
                .put("type_id", 1)
                .put("type", "Rule");
    }

    private static ObjectNode attack(String techniqueId) {
        ObjectNode technique = JSON.objectNode().put("uid", techniqueId);
        ObjectNode attack = JSON.objectNode().put("version", "F3 " + FraudTechnique.FRAMEWORK_VERSION);
        attack.set("technique", technique);
        FraudTechnique.find(techniqueId).ifPresent(known -> {
            technique.put("name", known.name());
            ArrayNode tactics = JSON.arrayNode();
            known.tactics()
                    .forEach(tactic -> tactics.add(
                            JSON.objectNode().put("uid", tactic).put("name", FraudTechnique.tacticName(tactic))));
            attack.set("tactics", tactics);
        });
        return attack;
    }

    static ArrayNode resources(DecisionMade decision, AlertEntity about) {
        ArrayNode resources = JSON.arrayNode();
        for (AlertEntity entity : AlertEntity.values()) {
            String id = shownId(entity, decision, about);
            if (id != null) {
                resources.add(JSON.objectNode().put("uid", id).put("type", entity.folder()));
            }
        }
        return resources;
    }

    private static ArrayNode evidences(DecisionMade decision, TransactionRequested transaction) {
        ObjectNode data = JSON.objectNode();
        data.put("transaction_id", decision.getTransactionId());
        data.put("amount", transaction.getAmount().toPlainString());
        data.put("currency", transaction.getCurrency());
        data.put("transaction_type", transaction.getTransactionType().name());
        data.put("entry_mode", transaction.getEntryMode().name());
        putIfKnown(data, "mcc", transaction.getMcc());
        putIfKnown(data, "country", transaction.getCountry());
        if (transaction.getLocation() != null) {
            data.put("location", Masking.place(transaction.getLocation()));
        }
        if (transaction.getIpAddress() != null) {
            data.put("ip_network", Masking.network(transaction.getIpAddress()));
        }
        if (transaction.getInstrumentToken() != null) {
            data.put("instrument_token", Masking.token(transaction.getInstrumentToken()));
        }
        data.put("telemetry_status", decision.getTelemetryStatus().name());
        data.put("terminal_status", decision.getTerminalStatus().name());
        data.put("merchant_status", decision.getMerchantStatus().name());
        ObjectNode features = JSON.objectNode();
        decision.getFeatures().stream()
                .filter(feature -> feature.getValue() != null)
                .forEach(feature -> features.put(feature.getName(), feature.getValue()));
        data.set("velocity", features);
        ObjectNode evidence = JSON.objectNode().put("uid", decision.getTransactionId());
        evidence.put("name", "transaction").put("verdict_id", 4).put("verdict", "Suspicious");
        evidence.set("data", data);
        return JSON.arrayNode().add(evidence);
    }

    private static ArrayNode observables(DecisionMade decision, TransactionRequested transaction, AlertEntity about) {
        ArrayNode observables = JSON.arrayNode();
        observables.add(
                observable("metadata.correlation_uid", TYPE_RESOURCE, "Resource UID", decision.getTransactionId()));
        for (AlertEntity entity : AlertEntity.values()) {
            String id = shownId(entity, decision, about);
            if (id != null) {
                observables.add(observable("resources.uid", TYPE_RESOURCE, "Resource UID", id));
            }
        }
        if (transaction.getIpAddress() != null) {
            String network = Masking.network(transaction.getIpAddress());
            observables.add(observable("evidences.data.ip_network", TYPE_SUBNET, "Subnet", network));
        }
        if (transaction.getCountry() != null) {
            observables.add(observable("evidences.data.country", TYPE_COUNTRY, "Country", transaction.getCountry()));
        }
        return observables;
    }

    private static ObjectNode observable(String name, int typeId, String type, String value) {
        return JSON.objectNode()
                .put("name", name)
                .put("type_id", typeId)
                .put("type", type)
                .put("value", value);
    }

    static ObjectNode unmapped(DecisionMade decision, AlertEntity entity) {
        ObjectNode unmapped = JSON.objectNode();
        unmapped.put("entity_type", entity.folder()).put("entity_id", entity.idIn(decision));
        unmapped.put("decision", decision.getAction().name()).put("review", decision.getReview());
        unmapped.put("score", decision.getScore()).put("degraded", decision.getDegraded());
        unmapped.put("rule_set_hash", decision.getRuleSetHash());
        return unmapped;
    }

    private static @Nullable String shownId(AlertEntity entity, DecisionMade decision, AlertEntity about) {
        String id = entity.idIn(decision);
        return id == null || entity == about || !entity.isPersonal() ? id : Masking.token(id);
    }

    private static void putIfKnown(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static String sentence(DecisionAction action) {
        return switch (action) {
            case BLOCK -> "Payment refused";
            case CHALLENGE -> "Step-up requested";
            case ALLOW, UNKNOWN -> "Payment let through";
        };
    }
}
