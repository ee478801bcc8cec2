package dev.sluice.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.cli.simulation.AttackTallyJson;
import dev.sluice.cli.simulation.ChallengeTallyJson;
import dev.sluice.contract.DecisionAction;
import dev.sluice.contract.Severity;
import dev.sluice.simulator.score.AttackTally;
import java.util.Locale;

/** The summary of a demo as JSON, for machines. */
public final class SummaryJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SummaryJson() {}

    /** Renders a summary, over several lines, without a line end after the last. */
    public static String render(DemoSummary summary) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("seed", summary.run().seed());
        root.put("guarantee", summary.run().guarantee());
        root.put("seconds", summary.elapsed().toMillis() / 1000.0);
        root.putObject("transactions")
                .put("sent", summary.sent())
                .put("decided", summary.decided())
                .put("undecided", summary.undecided())
                .put("perSecond", rounded(summary.perSecond()));
        ObjectNode decisions = root.putObject("decisions");
        for (DecisionAction action : DecisionAction.values()) {
            if (action != DecisionAction.UNKNOWN) {
                decisions.put(action.name().toLowerCase(Locale.ROOT), summary.decided(action));
            }
        }
        ObjectNode challenges = root.putObject("challenges");
        ChallengeTallyJson.put(challenges.putObject("attackers"), summary.attackersChallenges());
        ChallengeTallyJson.put(challenges.putObject("genuine"), summary.genuineChallenges());
        root.putObject("inTheEnd")
                .put("allowed", summary.allowedInTheEnd())
                .put("refused", summary.refusedInTheEnd())
                .put("open", summary.challenges().open());
        ObjectNode attacks = root.putObject("attacks");
        AttackTallyJson.put(attacks.putObject("all"), summary.allAttacks());
        AttackTallyJson.put(attacks.putObject("allInTheEnd"), summary.attacksInTheEnd());
        ArrayNode byKind = attacks.putArray("byKind");
        for (AttackTally.OfKind ofKind : summary.attacks()) {
            AttackTallyJson.put(byKind.addObject().put("kind", ofKind.kind().name()), ofKind.tally());
        }
        root.putObject("genuine")
                .put("transactions", summary.genuine())
                .put("challenged", summary.genuineChallenged())
                .put("blocked", summary.genuineBlocked())
                .put("challengedPer10000", rounded(summary.perTenThousandGenuine(summary.genuineChallenged())))
                .put("blockedPer10000", rounded(summary.perTenThousandGenuine(summary.genuineBlocked())));
        ObjectNode alerts = root.putObject("alerts");
        for (Severity severity : Severity.values()) {
            if (severity != Severity.UNKNOWN || summary.alerts(severity) > 0) {
                alerts.put(severity.name().toLowerCase(Locale.ROOT), summary.alerts(severity));
            }
        }
        root.put("deadLetters", summary.deadLetters());
        LatencySummary latency = summary.latency();
        root.putObject("latencyMillis")
                .put("count", latency.count())
                .put("p50", latency.p50())
                .put("p95", latency.p95())
                .put("p99", latency.p99())
                .put("max", latency.max());
        return write(root);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String write(ObjectNode root) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The summary could not be written as JSON", e);
        }
    }
}
