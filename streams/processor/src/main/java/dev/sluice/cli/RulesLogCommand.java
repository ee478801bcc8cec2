package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.RuleSetAcknowledged;
import dev.sluice.contract.RuleSetPublished;
import dev.sluice.publication.RuleSetHistory;
import dev.sluice.serde.SchemaCatalog;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The audit trail of the rules. */
@Command(
        name = "log",
        description =
                "Shows every rule set that was published: who made and approved it, why, what it replaced, and what"
                        + " each instance did with it. The oldest comes first.")
final class RulesLogCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--json", description = "Answer in JSON, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        ClusterConnection connection = cluster.connection();
        RuleSetHistory history;
        try (SchemaCatalog schemas = connection.schemas()) {
            connection.requireAnswer();
            history = RuleSetHistory.read(connection.clients(), schemas, connection.applicationId());
        } catch (KafkaException e) {
            throw ClusterOptions.failure("the audit trail at " + connection.brokers() + " cannot be read", e);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ArrayNode all = new ObjectMapper().createArrayNode();
            history.publications().forEach(publication -> describe(publication, history, all.addObject()));
            out.println(all);
        } else if (history.publications().isEmpty()) {
            out.println("nothing was published yet");
        } else {
            history.publications().forEach(publication -> show(publication, history, out));
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static void show(RuleSetHistory.Publication publication, RuleSetHistory history, PrintWriter out) {
        RuleSetPublished ruleSet = publication.ruleSet();
        out.println("publication " + publication.offset() + "  " + ruleSet.getPublishedAt());
        line(out, "rule set", ruleSet.getContentHash());
        line(out, "replaces", ruleSet.getPreviousContentHash());
        line(out, "author", ruleSet.getAuthor());
        Instant approvedAt = ruleSet.getApprovedAt();
        line(
                out,
                "approver",
                ruleSet.getApprover() == null
                        ? "nobody"
                        : ruleSet.getApprover() + (approvedAt == null ? "" : " at " + approvedAt));
        line(out, "evidence", ruleSet.getEvidenceHash());
        line(out, "comment", ruleSet.getComment());
        history.answersTo(publication).values().forEach(answer -> show(answer, out));
        out.println();
    }

    private static void line(PrintWriter out, String name, @Nullable String value) {
        if (value != null) {
            out.println(String.format(Locale.ROOT, "  %-9s %s", name, value));
        }
    }

    private static void show(RuleSetAcknowledged answer, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "  %-9s %s (%s) at %s, prepared in %d ms",
                word(answer),
                answer.getInstanceId(),
                answer.getHost(),
                answer.getAnsweredAt(),
                answer.getPreparationMillis()));
        answer.getFindings().forEach(finding -> out.println("            " + finding));
    }

    private static String word(RuleSetAcknowledged answer) {
        return answer.getAnswer().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void describe(RuleSetHistory.Publication publication, RuleSetHistory history, ObjectNode object) {
        RuleSetPublished ruleSet = publication.ruleSet();
        object.put("publication", publication.offset());
        object.put("publishedAt", ruleSet.getPublishedAt().toString());
        object.put("contentHash", ruleSet.getContentHash());
        object.put("previousContentHash", ruleSet.getPreviousContentHash());
        object.put("author", ruleSet.getAuthor());
        object.put("approver", ruleSet.getApprover());
        object.put("approvedAt", Objects.toString(ruleSet.getApprovedAt(), null));
        object.put("evidenceHash", ruleSet.getEvidenceHash());
        object.put("comment", ruleSet.getComment());
        ArrayNode answers = object.putArray("answers");
        history.answersTo(publication).values().forEach(answer -> {
            ObjectNode each = answers.addObject();
            each.put("instance", answer.getInstanceId());
            each.put("host", answer.getHost());
            each.put("answer", word(answer));
            each.put("at", answer.getAnsweredAt().toString());
            each.put("preparationMillis", answer.getPreparationMillis());
            answer.getFindings().forEach(each.putArray("findings")::add);
        });
    }
}
