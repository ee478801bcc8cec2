package dev.sluice.cli;

import dev.sluice.publication.Approval;
import dev.sluice.publication.ApprovalFile;
import dev.sluice.publication.RuleSetHistory;
import dev.sluice.publication.RuleSetPublisher;
import dev.sluice.rules.RuleFiles;
import dev.sluice.serde.SchemaCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts rules in force on every running instance. */
@Command(
        name = "publish",
        description = {
            "Checks the rules, runs every case, and gives them to all instances, which decide by them from then on.",
            "Waits until every running instance has said what it did with them."
        })
final class RulesPublishCommand implements Callable<Integer> {

    private static final String NOTHING_PUBLISHED = "nothing was published";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RulesFolderOption rules = new RulesFolderOption();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "Who made the change. Default: ${DEFAULT-VALUE}",
            defaultValue = "${sys:user.name}")
    private String author = "";

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why it was changed.")
    private @Nullable String comment;

    @Option(names = "--approval", paramLabel = "FILE", description = "What 'rules approve' wrote.")
    private @Nullable Path approvalFile;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "PT60S",
            description = "How long to wait for the instances, ISO 8601; PT0S does not wait. Default: ${DEFAULT-VALUE}")
    private Duration wait = Duration.ofMinutes(1);

    @Override
    public Integer call() {
        ClusterConnection connection = cluster.connection();
        RuleFiles files = rules.read();
        if (!new AcceptableRules(spec.commandLine().getOut(), NOTHING_PUBLISHED).areIn(files)) {
            return ExitCodes.FINDINGS;
        }
        Optional<Approval> approval = approval(files, connection);
        try (SchemaCatalog schemas = connection.schemas()) {
            connection.requireAnswer();
            return publish(files, approval, connection, schemas);
        } catch (KafkaException e) {
            throw ClusterOptions.failure("the rules were not published at " + connection.brokers(), e);
        }
    }

    /** Refuses here what every instance would refuse, as far as this configuration knows. */
    private Optional<Approval> approval(RuleFiles files, ClusterConnection connection) {
        Optional<Approval> approval = Optional.empty();
        try {
            if (approvalFile != null) {
                approval = Optional.of(ApprovalFile.read(approvalFile));
            }
        } catch (IOException e) {
            throw CommandException.usage("cannot read " + approvalFile + ": " + e);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
        List<String> objections = connection.approval().objections(files.contentHash(), author, approval);
        if (!objections.isEmpty()) {
            throw CommandException.usage("the rules cannot be published: " + String.join("; ", objections));
        }
        return approval;
    }

    private int publish(
            RuleFiles files, Optional<Approval> approval, ClusterConnection connection, SchemaCatalog schemas) {
        PrintWriter out = spec.commandLine().getOut();
        RuleSetHistory before = RuleSetHistory.read(connection.clients(), schemas, connection.applicationId());
        String hash = files.contentHash();
        Optional<String> previous =
                before.newest().map(newest -> newest.ruleSet().getContentHash());
        if (previous.filter(hash::equals).isPresent() && before.isInForceEverywhere(hash) && approval.isEmpty()) {
            out.println("rule set " + hash + " is published already, and every running instance decides by it");
            return ExitCodes.OK;
        }
        try (RuleSetPublisher publisher =
                new RuleSetPublisher(connection.clients(), schemas, connection.applicationId())) {
            RuleSetHistory.Publication publication = publisher.publish(
                    files,
                    new RuleSetPublisher.Change(author, comment, approval, previous.orElse(null)),
                    Instant.now());
            out.println("published rule set " + hash + ", publication " + publication.offset());
            if (wait.isZero()) {
                return ExitCodes.OK;
            }
            RuleSetPublisher.Outcome outcome = publisher.await(publication, wait);
            out.print(RuleSetAnswers.text(publication, outcome));
            out.flush();
            return RuleSetAnswers.isInForceEverywhere(outcome) ? ExitCodes.OK : ExitCodes.FINDINGS;
        }
    }
}
