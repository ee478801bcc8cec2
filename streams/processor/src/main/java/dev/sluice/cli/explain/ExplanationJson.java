package dev.sluice.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.SignalStatus;
import dev.sluice.decision.Evidence;
import dev.sluice.decision.Reckoning;
import dev.sluice.decision.explanation.ExplainedFeature;
import dev.sluice.decision.explanation.Explanation;
import dev.sluice.decision.explanation.NearMiss;
import dev.sluice.rules.RuleHit;
import dev.sluice.rules.TracedRule;
import dev.sluice.rules.engine.Gap;
import dev.sluice.rules.engine.RuleTrace;
import dev.sluice.velocity.FeatureSpec;
import dev.sluice.velocity.FeatureText;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** An explanation for machines; it says all that the text says, and every near miss. */
public final class ExplanationJson {

    private ExplanationJson() {}

    /** Renders an explanation; {@code reservations} say what is not certain about its evidence. */
    public static String render(Explanation explanation, List<String> reservations) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        DecisionMade decision = explanation.decision();
        root.put("transactionId", decision.getTransactionId());
        root.put("eventTime", decision.getEventTime().toString());
        put(root.putObject("decision"), decision);
        root.put("ruleSetHash", decision.getRuleSetHash());
        root.put("folderHash", explanation.folderHash());
        root.put("sameRuleSet", explanation.isSameRuleSet());
        root.put("reproduced", explanation.isReproduced());
        reservations.forEach(root.putArray("reservations")::add);
        put(root.putObject("now"), explanation.now());
        putRules(root.putArray("hits"), explanation.hits(), explanation.demoted());
        putRules(root.putArray("shadowHits"), explanation.shadowHits(), explanation.demoted());
        ArrayNode misses = root.putArray("nearMisses");
        for (NearMiss miss : explanation.nearMisses()) {
            ObjectNode object = misses.addObject();
            object.put("ruleId", miss.traced().rule().id());
            object.put("lifecycle", ExplanationText.word(miss.traced().rule().lifecycle()));
            put(object, miss.decisive());
        }
        putReckoning(root.putObject("policy"), explanation.reckoning());
        putEvidence(root, explanation.evidence());
        ArrayNode features = root.putArray("features");
        explanation.features().forEach(feature -> put(features.addObject(), feature));
        return root.toPrettyString();
    }

    private static void put(ObjectNode object, DecisionMade decision) {
        object.put("action", ExplanationText.word(decision.getAction()));
        object.put("review", decision.getReview());
        object.put("score", decision.getScore());
        object.put("degraded", decision.getDegraded());
        decision.getReasons().forEach(object.putArray("reasons")::add);
        ArrayNode rules = object.putArray("rules");
        decision.getRules().forEach(hit -> rules.add(hit.getRuleId()));
    }

    private static void putRules(ArrayNode array, List<TracedRule> rules, Set<String> demoted) {
        for (TracedRule traced : rules) {
            ObjectNode object = array.addObject();
            object.put("ruleId", traced.rule().id());
            object.put("outcome", ExplanationText.word(traced.rule().outcome()));
            object.put("score", traced.rule().score());
            object.put("severity", ExplanationText.word(traced.rule().severity()));
            object.put("technique", traced.rule().technique());
            object.put("owner", traced.rule().owner());
            object.put("share", traced.rule().share().toString());
            object.put("demoted", demoted.contains(traced.rule().id()));
            object.put("reason", traced.rule().reason());
            ArrayNode conditions = object.putArray("conditions");
            traced.steps().forEach(step -> put(conditions.addObject(), step));
        }
    }

    private static void put(ObjectNode object, RuleTrace.Step step) {
        object.put("condition", step.text());
        object.put("held", step.held());
        object.put("values", step.values());
        Gap gap = step.gap();
        if (gap != null) {
            object.put("value", gap.value());
            object.put("threshold", gap.threshold());
            object.put("distance", gap.distance());
        }
    }

    private static void putReckoning(ObjectNode object, Reckoning reckoning) {
        ArrayNode counting = object.putArray("counting");
        for (RuleHit hit : reckoning.verdict().counting()) {
            counting.add(hit.rule().id());
        }
        ArrayNode allowing = object.putArray("allowing");
        for (RuleHit hit : reckoning.allowing()) {
            allowing.add(hit.rule().id());
        }
        object.put("byHits", ExplanationText.word(reckoning.byHits()));
        object.put("byScore", ExplanationText.word(reckoning.byScore()));
        object.put("bySignals", ExplanationText.word(reckoning.bySignals()));
        object.put("byDegradation", ExplanationText.word(reckoning.byDegradation()));
        object.put("score", reckoning.verdict().score());
        object.put("action", ExplanationText.word(reckoning.verdict().action()));
        object.put("review", reckoning.verdict().review());
        reckoning.verdict().degradedReasons().forEach(object.putArray("degradedReasons")::add);
    }

    private static void putEvidence(ObjectNode root, Evidence evidence) {
        putFields(root.putObject("transaction"), null, evidence.transaction());
        putFields(
                root.putObject("device"),
                evidence.signals().telemetry(),
                evidence.context().getTelemetry());
        putFields(
                root.putObject("terminal"),
                evidence.signals().terminal(),
                evidence.context().getTerminalPosture());
        putFields(root.putObject("merchant"), evidence.signals().merchant(), evidence.profile());
    }

    private static void putFields(ObjectNode object, @Nullable SignalStatus status, @Nullable SpecificRecord record) {
        if (status != null) {
            object.put("status", status.name());
        }
        if (record != null) {
            ObjectNode fields = object.putObject("fields");
            ShownFields.of(record).forEach(field -> fields.put(field.name(), field.value()));
        }
    }

    private static void put(ObjectNode object, ExplainedFeature feature) {
        object.put("name", feature.value().getName());
        object.put("value", feature.value().getValue());
        object.put("standardError", feature.value().getStandardError());
        FeatureSpec declaration = feature.declaration();
        object.put("description", declaration == null ? null : declaration.description());
        object.put("declaration", declaration == null ? null : FeatureText.of(declaration));
    }
}
