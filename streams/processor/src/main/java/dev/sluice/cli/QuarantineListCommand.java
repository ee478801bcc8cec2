package dev.sluice.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.Topics;
import dev.sluice.decision.quarantine.Quarantines;
import dev.sluice.serde.SchemaCatalog;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is in quarantine. */
@Command(name = "list", description = "Shows what is in quarantine now, until when, and which rule put it there.")
final class QuarantineListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--all", description = "Those that ended lately, too, and who lifted them.")
    private boolean all;

    @Option(names = "--json", description = "Answer in JSON, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        ClusterConnection connection = cluster.connection();
        Instant now = Instant.now();
        KnownQuarantines known;
        try (SchemaCatalog schemas = connection.schemas()) {
            connection.requireAnswer();
            known = KnownQuarantines.read(connection, schemas);
        } catch (KafkaException e) {
            throw ClusterOptions.failure("the quarantines at " + connection.brokers() + " cannot be read", e);
        }
        List<QuarantineChanged> shown = known.all().stream()
                .filter(quarantine -> all || Quarantines.endOf(quarantine).isAfter(now))
                .toList();
        if (known.ignored() > 0) {
            spec.commandLine()
                    .getErr()
                    .println("records of " + Topics.QUARANTINE_CHANGED + " that nothing can be decided by: "
                            + known.ignored() + "; the instances ignore them too, and their logs say why");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ArrayNode array = new ObjectMapper().createArrayNode();
            shown.forEach(quarantine -> describe(quarantine, array.addObject()));
            out.println(array);
        } else if (shown.isEmpty()) {
            out.println("nothing is in quarantine");
        } else {
            out.println(row("ENTITY", "SINCE", "UNTIL", "RULE", "TRANSACTION"));
            shown.forEach(quarantine -> show(quarantine, out));
        }
        out.flush();
        return ExitCodes.OK;
    }

    private static void show(QuarantineChanged quarantine, PrintWriter out) {
        out.println(row(
                quarantine.getSubject(),
                quarantine.getStartedAt(),
                quarantine.getUntil(),
                quarantine.getRuleId(),
                quarantine.getTransactionId()));
        out.println("    " + quarantine.getReason());
        if (quarantine.getLiftedAt() != null) {
            out.println("    lifted at " + quarantine.getLiftedAt() + " by " + quarantine.getLiftedBy() + ": "
                    + quarantine.getLiftReason());
        }
    }

    private static String row(Object subject, Object since, Object until, Object rule, Object transaction) {
        return String.format(Locale.ROOT, "%-32s %-24s %-24s %-14s %s", subject, since, until, rule, transaction);
    }

    private static void describe(QuarantineChanged quarantine, ObjectNode object) {
        object.put("entity", quarantine.getSubject());
        object.put("startedAt", quarantine.getStartedAt().toString());
        object.put("until", quarantine.getUntil().toString());
        object.put("ruleId", quarantine.getRuleId());
        object.put("transactionId", quarantine.getTransactionId());
        object.put("reason", quarantine.getReason());
        object.put("liftedAt", Objects.toString(quarantine.getLiftedAt(), null));
        object.put("liftedBy", quarantine.getLiftedBy());
        object.put("liftReason", quarantine.getLiftReason());
    }
}
