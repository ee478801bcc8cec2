package dev.sluice.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.RuleHit;
import dev.sluice.contract.TransactionRequested;
import java.util.List;

/**
 * Tells the SOC that a report came too late for a decision that it would have changed, as a Detection Finding about the
 * decision. It says what it would have said had the report come in time, and besides what was done instead. Masked as other
 * findings are.
 */
final class LateFinding {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final DetectionFinding findings;

    LateFinding(DetectionFinding findings) {
        this.findings = findings;
    }

    /**
     * The finding on a decision.
     *
     * @param revision what the report would have changed
     * @param hits the live hits with the report, that which the report brought about first, at least one
     * @param entity what the alert is about; the decision has an id of it
     */
    Alert of(Revision revision, TransactionRequested transaction, List<RuleHit> hits, AlertEntity entity) {
        ObjectNode finding = findings.tree(revision.now(), transaction, hits, entity);
        DetectionFinding.putDisposition(finding, revision.then());
        Restriction would = Restriction.of(revision.now());
        finding.put(
                "message",
                "Late evidence: the payment " + happened(Restriction.of(revision.then())) + " and " + should(would)
                        + ": " + hits.get(0).getReason());
        String uid = revision.then().getTransactionId() + "/late/" + would.name();
        finding.withObject("/metadata").put("uid", uid);
        ObjectNode info = finding.withObject("/finding_info");
        info.put("uid", uid).set("types", JSON.arrayNode().add("Late evidence"));
        finding.withArray("/evidences").add(evidence(revision));
        ObjectNode unmapped = DetectionFinding.unmapped(revision.then(), entity);
        unmapped.put("late", true);
        unmapped.put("decision_now", revision.now().getAction().name());
        unmapped.put("review_now", revision.now().getReview());
        unmapped.put("score_now", revision.now().getScore());
        unmapped.put("rule_set_hash_now", revision.now().getRuleSetHash());
        finding.set("unmapped", unmapped);
        return new Alert(finding);
    }

    private static ObjectNode evidence(Revision revision) {
        ObjectNode data = JSON.objectNode();
        data.put("kind", revision.report().kind());
        data.put("reported_at", revision.report().reportedAt().toEpochMilli());
        data.put("decision_then", revision.then().getAction().name());
        data.put("decision_now", revision.now().getAction().name());
        data.set("rules_by_it_alone", ruleIds(revision));
        data.put("telemetry_status_then", revision.then().getTelemetryStatus().name());
        data.put("terminal_status_then", revision.then().getTerminalStatus().name());
        ObjectNode evidence = JSON.objectNode().put("uid", revision.report().id());
        evidence.put("name", "late " + revision.report().kind()).set("data", data);
        return evidence;
    }

    private static ArrayNode ruleIds(Revision revision) {
        ArrayNode ids = JSON.arrayNode();
        revision.hitsByReport().forEach(hit -> ids.add(hit.getRuleId()));
        return ids;
    }

    private static String happened(Restriction then) {
        return switch (then) {
            case NONE, REVIEWED -> "went through";
            case CHALLENGED -> "went to a step-up";
            case REFUSED -> "was refused";
        };
    }

    private static String should(Restriction now) {
        return switch (now) {
            case NONE -> "would have gone through";
            case REVIEWED -> "would have been reviewed";
            case CHALLENGED -> "would have been challenged";
            case REFUSED -> "would have been refused";
        };
    }
}
