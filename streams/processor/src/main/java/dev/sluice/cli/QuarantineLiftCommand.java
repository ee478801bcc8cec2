package dev.sluice.cli;

import dev.sluice.contract.QuarantineChanged;
import dev.sluice.contract.QuarantineLifted;
import dev.sluice.contract.QuarantinedEntity;
import dev.sluice.contract.Topics;
import dev.sluice.decision.quarantine.Quarantines;
import dev.sluice.ingest.IngestLimits;
import dev.sluice.ingest.QuarantineValidator;
import dev.sluice.ingest.RejectedEventException;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.traffic.EventPublisher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets an entity out of quarantine. */
@Command(
        name = "lift",
        description = {
            "Ends the quarantine of a device, a terminal or a merchant before its time, on every instance.",
            "Who did it and why is kept with it. Waits until it is done."
        })
final class QuarantineLiftCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Parameters(
            index = "0",
            paramLabel = "ENTITY",
            description = "Kind and id, as 'quarantine list' shows it, such as terminal/trm-00042.")
    private String subject = "";

    @Option(names = "--author", required = true, paramLabel = "NAME", description = "Who answers for it.")
    private String author = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is safe again.")
    private String reason = "";

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "PT30S",
            description = "How long to wait for it, ISO 8601; PT0S does not wait. Default: ${DEFAULT-VALUE}")
    private Duration wait = Duration.ofSeconds(30);

    @Override
    public Integer call() {
        QuarantineLifted lifted = lifted();
        requireAcceptable(lifted);
        ClusterConnection connection = cluster.connection();
        try (SchemaCatalog schemas = connection.schemas()) {
            connection.requireAnswer();
            requireHeld(lifted, connection, schemas);
            publish(lifted, connection, schemas);
            return report(lifted, connection, schemas);
        } catch (KafkaException e) {
            throw ClusterOptions.failure("the quarantine was not lifted at " + connection.brokers(), e);
        }
    }

    private QuarantineLifted lifted() {
        int slash = subject.indexOf('/');
        return QuarantineLifted.newBuilder()
                .setSubject(subject)
                .setEntityType(entity(slash < 0 ? "" : subject.substring(0, slash)))
                .setEntityId(subject.substring(slash + 1))
                .setLiftedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setAuthor(author)
                .setReason(reason)
                .build();
    }

    private QuarantinedEntity entity(String word) {
        for (QuarantinedEntity entity : QuarantinedEntity.values()) {
            if (entity != QuarantinedEntity.UNKNOWN
                    && entity.name().toLowerCase(Locale.ROOT).equals(word)) {
                return entity;
            }
        }
        throw CommandException.usage("'" + subject + "' names no device, terminal or merchant: write such as"
                + " terminal/trm-00042, as 'sluice quarantine list' shows it");
    }

    /** What Sluice would refuse had better be refused here, before anybody believes that it was done. */
    private static void requireAcceptable(QuarantineLifted lifted) {
        try {
            new QuarantineValidator(IngestLimits.defaults(), InstantSource.system())
                    .require(lifted.getSubject(), lifted);
        } catch (RejectedEventException refused) {
            throw CommandException.usage(String.valueOf(refused.getMessage()));
        }
    }

    private void requireHeld(QuarantineLifted lifted, ClusterConnection connection, SchemaCatalog schemas) {
        Optional<QuarantineChanged> known =
                KnownQuarantines.read(connection, schemas).find(subject);
        boolean isHeld = known.isPresent() && Quarantines.endOf(known.get()).isAfter(lifted.getLiftedAt());
        if (!isHeld) {
            throw CommandException.usage(subject + " is not in quarantine; 'sluice quarantine list' shows what is");
        }
    }

    private static void publish(QuarantineLifted lifted, ClusterConnection connection, SchemaCatalog schemas) {
        try (EventPublisher publisher =
                new EventPublisher(connection.clients(), new RegistryRecordSerdes(schemas), Duration.ZERO)) {
            publisher.publish(lifted);
            publisher.flush();
        }
    }

    private int report(QuarantineLifted lifted, ClusterConnection connection, SchemaCatalog schemas) {
        Instant giveUpAt = Instant.now().plus(wait);
        while (Instant.now().isBefore(giveUpAt)) {
            if (isLifted(lifted, connection, schemas)) {
                spec.commandLine().getOut().println(subject + " is out of quarantine since " + lifted.getLiftedAt());
                return ExitCodes.OK;
            }
        }
        if (wait.isZero()) {
            spec.commandLine().getOut().println("asked to lift the quarantine of " + subject);
            return ExitCodes.OK;
        }
        throw CommandException.environment(
                "the request is on " + Topics.QUARANTINE_LIFTED + ", but nobody answered within " + wait
                        + ": is an instance running?",
                null);
    }

    private boolean isLifted(QuarantineLifted lifted, ClusterConnection connection, SchemaCatalog schemas) {
        return KnownQuarantines.read(connection, schemas)
                .find(subject)
                .filter(quarantine -> lifted.getLiftedAt().equals(quarantine.getLiftedAt()))
                .isPresent();
    }
}
