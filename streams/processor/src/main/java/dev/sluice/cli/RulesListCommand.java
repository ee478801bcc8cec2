package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.publication.RuleSetHistory;
import dev.sluice.rules.RuleDescription;
import dev.sluice.rules.RuleFiles;
import dev.sluice.rules.RuleSet;
import dev.sluice.serde.SchemaCatalog;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which rules there are. */
@Command(
        name = "list",
        description = {
            "Shows which rules there are in a folder, and what each asks for.",
            "With a cluster (--config, or --bootstrap and --registry): which instance decides by which rule set."
        })
final class RulesListCommand extends LoadedRulesCommand {

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Override
    public Integer call() {
        return cluster.isGiven() ? listInstances(cluster.connection()) : super.call();
    }

    private int listInstances(ClusterConnection connection) {
        try (SchemaCatalog schemas = connection.schemas()) {
            connection.requireAnswer();
            RunningRuleSets running =
                    new RunningRuleSets(RuleSetHistory.read(connection.clients(), schemas, connection.applicationId()));
            if (json()) {
                out().println(running.json());
            } else {
                running.show(out());
            }
            return ExitCodes.OK;
        } catch (KafkaException e) {
            throw ClusterOptions.failure("it is not known what runs at " + connection.brokers(), e);
        }
    }

    @Override
    int run(RuleSet ruleSet, RuleFiles files, PrintWriter out, boolean json) {
        if (json) {
            out.println(json(ruleSet));
        } else {
            out.println(row("RULE", "STATE", "OUTCOME", "SCORE", "STEPS", "SEVERITY", "TECHNIQUE", "REASON"));
            Map<String, Integer> steps = ruleSet.steps();
            ruleSet.rules().forEach(rule -> out.println(row(rule, steps.getOrDefault(rule.id(), 0))));
        }
        return ExitCodes.OK;
    }

    private static String row(RuleDescription rule, Integer steps) {
        return row(
                rule.id(),
                state(rule),
                lower(rule.outcome()),
                String.format(Locale.ROOT, "%.2f", rule.score()),
                steps,
                lower(rule.severity()),
                Objects.requireNonNullElse(rule.technique(), "-"),
                rule.reason());
    }

    private static String state(RuleDescription rule) {
        return lower(rule.lifecycle()) + (rule.share().isAll() ? "" : " " + rule.share());
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-14s %-11s %-10s %-5s %5s %-9s %-9s %s", cells);
    }

    private static ObjectNode json(RuleSet ruleSet) {
        Map<String, Integer> steps = ruleSet.steps();
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.putArray("findings");
        ArrayNode array = answer.putArray("rules");
        for (RuleDescription rule : ruleSet.rules()) {
            ObjectNode object = array.addObject();
            object.put("id", rule.id());
            object.put("entity", rule.entity());
            object.put("owner", rule.owner());
            object.put("lifecycle", lower(rule.lifecycle()));
            object.put("share", rule.share().toString());
            object.put("hitRate", rule.hitRate() == null ? null : rule.hitRate().toString());
            object.put("outcome", lower(rule.outcome()));
            object.put("score", rule.score());
            object.put("steps", steps.get(rule.id()));
            object.put("severity", lower(rule.severity()));
            object.put("technique", rule.technique());
            object.put("reason", rule.reason());
            object.put("since", rule.since() == null ? null : rule.since().toString());
            object.put("until", rule.until() == null ? null : rule.until().toString());
        }
        return answer;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
