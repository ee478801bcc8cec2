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
        all.put("missedButReviewed", result.reviewed());
        ObjectNode inTheEnd = attacks.putObject("allInTheEnd");
        AttackTallyJson.put(inTheEnd, result.attacksInTheEnd());
        put(inTheEnd, "shareCaughtBeforeThird", result.attacksInTheEnd().shareCaughtBeforeThird());
        ChallengeTallyJson.put(attacks.putObject("challenges"), result.fraudChallenges());
        ArrayNode byKind = attacks.putArray("byKind");
        for (Effectiveness.Threat threat : result.threats()) {
            ObjectNode node = byKind.addObject().put("kind", threat.kind().name());
            AttackTallyJson.put(node, threat.tally());
            put(node, threat.value());
            node.put("missedButReviewed", threat.reviewed());
            AttackTallyJson.put(node.putObject("inTheEnd"), threat.inTheEnd());
            ChallengeTallyJson.put(node.putObject("challenges"), threat.challenges());
        }
        root.put("undecidedFrauds", result.undecided());
        put(root, "precision", result.precision());
        ObjectNode genuine = root.putObject("genuine");
        genuine.put("transactions", result.genuine())
                .put("challenged", result.genuineChallenges().asked())
                .put("blocked", result.genuineBlocked())
                .put("refused", result.genuineRefused());
        put(
                genuine,
                "challengedPer10000",
                result.perTenThousandGenuine(result.genuineChallenges().asked()));
        put(genuine, "blockedPer10000", result.perTenThousandGenuine(result.genuineBlocked()));
        put(genuine, "refusedPer10000", result.perTenThousandGenuine(result.genuineRefused()));
        ChallengeTallyJson.put(genuine.putObject("challenges"), result.genuineChallenges());
        ObjectNode rules = root.putObject("falseAlarmsByRule");
        result.falseAlarmsByRule().forEach(rules::put);
        return root;
    }

    private static void put(ObjectNode node, FraudValue value) {
        node.put("eurosAttempted", value.attempted().doubleValue())
                .put("eurosStopped", value.stopped().doubleValue())
                .put("eurosStoppedInTheEnd", value.stoppedInTheEnd().doubleValue());
        put(node, "shareOfValueStopped", value.shareStopped());
        put(node, "shareOfValueStoppedInTheEnd", value.shareStoppedInTheEnd());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
