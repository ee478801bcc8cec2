package dev.sluice.cli.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How well a simulated world was decided, as JSON, for machines. */
public final class EffectivenessJson {

    private EffectivenessJson() {}

    /**
     * Renders it as an object. What cannot be said is null.
     *
     * @param manifest the world
     * @param result how well it was decided
     * @param ruleSetHash content hash of the rules that decided
     */
    public static ObjectNode render(SimulationManifest manifest, Effectiveness result, String ruleSetHash) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("world", new JsonMapper().valueToTree(manifest));
        root.put("ruleSet", ruleSetHash);
        ObjectNode attacks = root.putObject("attacks");
        ObjectNode all = attacks.putObject("all");
        AttackTallyJson.put(all, result.attacks());
        put(all, "shareCaughtBeforeThird", result.attacks().shareCaughtBeforeThird());
        put(all, result.value());
        ArrayNode byKind = attacks.putArray("byKind");
        for (Effectiveness.Threat threat : result.threats()) {
            ObjectNode node = byKind.addObject().put("kind", threat.kind().name());
            AttackTallyJson.put(node, threat.tally());
            put(node, threat.value());
        }
        root.put("undecidedFrauds", result.undecided());
        put(root, "precision", result.precision());
        ObjectNode genuine = root.putObject("genuine");
        genuine.put("transactions", result.genuine())
                .put("challenged", result.genuineChallenged())
                .put("blocked", result.genuineBlocked());
        put(genuine, "challengedPer10000", result.perTenThousandGenuine(result.genuineChallenged()));
        put(genuine, "blockedPer10000", result.perTenThousandGenuine(result.genuineBlocked()));
        ObjectNode rules = root.putObject("falseAlarmsByRule");
        result.falseAlarmsByRule().forEach(rules::put);
        return root;
    }

    private static void put(ObjectNode node, FraudValue value) {
        node.put("eurosAttempted", value.attempted().doubleValue())
                .put("eurosStopped", value.stopped().doubleValue());
        put(node, "shareOfValueStopped", value.shareStopped());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
