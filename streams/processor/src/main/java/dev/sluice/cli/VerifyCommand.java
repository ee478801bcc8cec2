package dev.sluice.cli;

import dev.sluice.cli.replay.DecisionComparison;
import dev.sluice.cli.replay.ProgressLine;
import dev.sluice.contract.Contracts;
import dev.sluice.contract.DecisionMade;
import dev.sluice.contract.Topics;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.traffic.TopicReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares a running system with a replay. */
@Command(
        name = "verify",
        description = "Reads all decisions of a running system and compares each with a replay's, byte for byte."
                + " Returns 1 if one differs or is missing, or a transaction has two different ones.")
final class VerifyCommand implements Callable<Integer> {

    /** Magic byte and schema id of Confluent's wire format. */
    private static final int WIRE_FORMAT_HEADER_BYTES = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            required = true,
            description = "The decisions.avro that 'replay' wrote.")
    private Path decisions = Path.of("");

    @Override
    public Integer call() {
        if (!Files.isRegularFile(decisions)) {
            throw CommandException.usage("there is no file " + decisions + "; 'replay' writes decisions.avro");
        }
        ClusterConnection connection = cluster.connection();
        Contracts.trust();
        try {
            DecisionComparison comparison = new DecisionComparison(decisions.toFile());
            readInto(comparison, connection);
            report(comparison);
            return comparison.result().isSame() ? ExitCodes.OK : ExitCodes.FINDINGS;
        } catch (IOException e) {
            throw CommandException.usage("cannot read " + decisions + ", is it a decisions.avro? " + e.getMessage());
        } catch (KafkaException e) {
            throw ClusterOptions.failure("the decisions at " + connection.brokers() + " cannot be read", e);
        }
    }

    private void readInto(DecisionComparison comparison, ClusterConnection connection) {
        try (SchemaCatalog schemas = connection.schemas();
                TopicReader reader = TopicReader.fromTheBeginning(connection.clients(), Topics.DECISION_MADE);
                ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), "decisions read")) {
            Deserializer<DecisionMade> deserializer =
                    schemas.serde(DecisionMade.class).deserializer();
            long read = 0;
            do {
                for (ConsumerRecord<String, byte[]> record : reader.poll()) {
                    DecisionMade decision =
                            Objects.requireNonNull(deserializer.deserialize(Topics.DECISION_MADE, record.value()));
                    comparison.take(decision, payload(record.value()));
                    progress.accept(++read);
                }
            } while (!reader.isAtTheEnd());
        }
    }

    private static ByteBuffer payload(byte[] value) {
        return ByteBuffer.wrap(value, WIRE_FORMAT_HEADER_BYTES, value.length - WIRE_FORMAT_HEADER_BYTES);
    }

    private void report(DecisionComparison comparison) {
        PrintWriter out = spec.commandLine().getOut();
        DecisionComparison.Result result = comparison.result();
        print(out, "decisions in the replay", comparison.expected());
        print(out, "equal, byte for byte", result.equal());
        print(out, "different", result.different());
        if (result.demoted() > 0) {
            print(out, "  of these, a rule was demoted", result.demoted());
        }
        print(out, "missing", result.missing());
        print(out, "decided, but not in the replay", result.unexpected());
        print(out, "decided again, the same", result.duplicatesEqual());
        print(out, "decided again, otherwise", result.duplicatesDifferent());
        result.differences().forEach(out::println);
    }

    private static void print(PrintWriter out, String what, long count) {
        out.println(String.format(Locale.ROOT, "%-32s %,9d", what, count));
    }
}
