package dev.sluice.cli;

import dev.sluice.cli.replay.PacedPublication;
import dev.sluice.cli.replay.ProgressLine;
import dev.sluice.contract.Topics;
import dev.sluice.replay.source.EventSource;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.topology.RegistryRecordSerdes;
import dev.sluice.traffic.EventPublisher;
import dev.sluice.traffic.TopicReader;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives the past to a running system. */
@Command(
        name = "publish",
        description = {
            "Publishes transactions of the past to the topics of a running system, as the platform would, and their labels.",
            "With --batch-by it waits for the decisions of each span of event time before it goes on, so that labels are in"
                    + " force when they count; 'verify' then compares with a replay."
        })
final class PublishCommand implements Callable<Integer> {

    private static final int LEAD_BATCHES = 2;

    /** The past is published as fast as it is read, so records had better travel together. */
    private static final Duration LINGER = Duration.ofMillis(5);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private EventFileOptions events = new EventFileOptions();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--batch-by",
            paramLabel = "DURATION",
            description = "Span of event time after which to wait for all decisions, ISO 8601, such as P1D."
                    + " At most half of --label-delay. Default: no waiting")
    private @Nullable Duration batch;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            defaultValue = "PT60S",
            description = "How long to wait without any decision. Default: ${DEFAULT-VALUE}")
    private Duration wait = Duration.ofMinutes(1);

    @Override
    public Integer call() {
        Duration lead = labelLead();
        ClusterConnection connection = cluster.connection();
        try (EventSource source = events.open(lead);
                SchemaCatalog schemas = connection.schemas();
                EventPublisher publisher =
                        new EventPublisher(connection.clients(), new RegistryRecordSerdes(schemas), LINGER);
                TopicReader decisions = TopicReader.fromNowOn(connection.clients(), Topics.DECISION_MADE);
                ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "transactions published")) {
            PacedPublication publication = new PacedPublication(publisher, decisions, schemas, batch, wait);
            PacedPublication.Result result =
                    publication.run(source, progress, spec.commandLine().getErr()::println);
            spec.commandLine()
                    .getOut()
                    .println(String.format(
                            Locale.ROOT,
                            "%,d transactions, %,d labels and %,d other events published, %,d rows rejected%s",
                            result.transactions(),
                            result.labels(),
                            result.others(),
                            result.rejected(),
                            batch == null ? "" : "; all decisions came back"));
            return result.rejected() == 0 ? ExitCodes.OK : ExitCodes.FINDINGS;
        } catch (TimeoutException e) {
            throw CommandException.environment(String.valueOf(e.getMessage()), e);
        } catch (KafkaException e) {
            throw ClusterOptions.failure("the brokers at " + connection.brokers() + " do not do what was asked", e);
        }
    }

    /** Labels go out two spans ahead: they say themselves when they count, and one whole span is left to take them in. */
    private Duration labelLead() {
        if (batch == null) {
            return Duration.ZERO;
        }
        Duration lead = batch.multipliedBy(LEAD_BATCHES);
        if (batch.isZero() || batch.isNegative() || lead.compareTo(events.labelDelay()) > 0) {
            throw CommandException.usage("--batch-by " + batch
                    + " must be more than zero and at most half of --label-delay " + events.labelDelay());
        }
        return lead;
    }
}
