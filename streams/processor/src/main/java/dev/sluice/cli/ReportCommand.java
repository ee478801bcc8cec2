package dev.sluice.cli;

import dev.sluice.cli.report.LabelReportJson;
import dev.sluice.cli.report.LabelReportText;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.contract.TransactionLabelled;
import dev.sluice.replay.report.LabelBook;
import dev.sluice.replay.report.LabelReport;
import dev.sluice.replay.source.EventSource;
import dev.sluice.replay.source.SourceItem;
import dev.sluice.serde.SchemaCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What chargebacks, complaints and verdicts say. */
@Command(
        name = "report",
        description = {
            "Says what chargebacks, complaints and analysts' verdicts tell: how precise each rule is, and at which"
                    + " terminals, merchants and devices most fraud was found.",
            "Asks a running system (--config, or --bootstrap and --registry), or takes the decisions of a replay"
                    + " (--decisions) and the labels of what was replayed (--transactions or --simulated)."
        })
final class ReportCommand implements Callable<Integer> {

    private static final int TOP_MAX = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--decisions", paramLabel = "FILE", description = "The decisions.avro that 'replay' wrote.")
    private @Nullable Path decisions;

    @ArgGroup(exclusive = false, heading = "Where the labels of a replay are:%n")
    private @Nullable EventFileOptions events;

    @Option(
            names = "--young",
            paramLabel = "DURATION",
            defaultValue = "P7D",
            description = "How long labels normally take, ISO 8601: a payment that is younger and has none may still be"
                    + " fraud. Default: ${DEFAULT-VALUE}")
    private Duration young = Duration.ofDays(7);

    @Option(
            names = "--top",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "How many terminals, merchants and devices to name, of each. Default: ${DEFAULT-VALUE}")
    private int top;

    @Option(names = "--json", description = "Answer in JSON, for machines.")
    private boolean json;

    @Override
    public Integer call() {
        OptionBounds.requireBetween("--top", top, 0, TOP_MAX);
        if (young.isNegative()) {
            throw CommandException.usage(
                    "--young " + young + " cannot be used: labels do not come before their payments");
        }
        boolean isInFiles = decisions != null && events != null;
        boolean isInOneFileOnly = (decisions == null) != (events == null);
        if (isInOneFileOnly || cluster.isGiven() == isInFiles) {
            throw CommandException.usage("say where decisions and labels are: in a running system (--config FILE, or"
                    + " --bootstrap HOST:PORT and --registry URL), or in files (--decisions FILE of a replay, with the"
                    + " --transactions FILE or --simulated DIR that was replayed)");
        }
        Contracts.trust();
        LabelBook book = new LabelBook(young);
        if (decisions != null && events != null) {
            readDecisions(decisions, book);
            readLabels(events, book);
        } else {
            readCluster(book);
        }
        answer(book.report(top));
        return ExitCodes.OK;
    }

    private static void readDecisions(Path file, LabelBook book) {
        if (!Files.isRegularFile(file)) {
            throw CommandException.usage("there is no file " + file + "; 'replay' writes decisions.avro");
        }
        try (DataFileReader<DecisionMade> records =
                new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(DecisionMade.class))) {
            while (records.hasNext()) {
                book.take(records.next());
            }
        } catch (IOException e) {
            throw CommandException.usage("cannot read " + file + ", is it a decisions.avro? " + e.getMessage());
        }
    }

    private static void readLabels(EventFileOptions file, LabelBook book) {
        try (EventSource source = file.open(Duration.ZERO)) {
            for (SourceItem item = source.next(); item != null; item = source.next()) {
                if (item instanceof SourceItem.Arrived arrived
                        && arrived.event() instanceof TransactionLabelled label) {
                    book.take(label);
                }
            }
        }
    }

    private void readCluster(LabelBook book) {
        ClusterConnection connection = cluster.connection();
        try (SchemaCatalog schemas = connection.schemas()) {
            TopicScan scan =
                    new TopicScan(connection, schemas, spec.commandLine().getErr());
            scan.all(Topics.DECISION_MADE, DecisionMade.class, book::take);
            scan.all(Topics.TRANSACTION_LABELLED, TransactionLabelled.class, book::take);
        } catch (KafkaException e) {
            throw ClusterOptions.failure("the decisions and labels at " + connection.brokers() + " cannot be read", e);
        }
    }

    private void answer(LabelReport report) {
        spec.commandLine()
                .getOut()
                .println(json ? LabelReportJson.render(report).toPrettyString() : LabelReportText.render(report));
    }
}
