package dev.sluice.cli;

import dev.sluice.publication.ApprovalPolicy;
import dev.sluice.serde.RegistrySettings;
import dev.sluice.serde.SerdeException;
import dev.sluice.service.SluiceConfig;
import dev.sluice.service.StreamsSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster and registry, for commands that meet a running system as the platform does. */
final class ClusterOptions {

    private static final Pattern BROKERS = Pattern.compile("[^,\\s]+:\\d{1,5}(\\s*,\\s*[^,\\s]+:\\d{1,5})*");

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description =
                    "The configuration of the running system: which cluster and registry, and how to log in there."
                            + " Takes the place of --bootstrap and --registry.")
    private @Nullable Path configuration;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "The brokers to begin with, separated by commas, where nobody has to log in.")
    private @Nullable String bootstrapServers;

    @Option(names = "--registry", paramLabel = "URL", description = "The schema registry, where nobody has to log in.")
    private @Nullable String registryUrl;

    /** Whether it was said at all which cluster. */
    boolean isGiven() {
        return configuration != null || bootstrapServers != null || registryUrl != null;
    }

    /**
     * How to reach the cluster.
     *
     * @throws CommandException if that was not said, said twice, or cannot be used
     */
    ClusterConnection connection() {
        if (configuration != null) {
            if (bootstrapServers != null || registryUrl != null) {
                throw CommandException.usage(
                        "--config names the brokers and the registry: leave out --bootstrap and --registry");
            }
            SluiceConfig config = ConfigOption.read(configuration);
            return new ClusterConnection(
                    config.kafka(), config.registry(), config.streams().applicationId(), config.approval());
        }
        if (bootstrapServers == null || registryUrl == null) {
            throw CommandException.usage(
                    "it is not said which cluster: give --config FILE, or both --bootstrap HOST:PORT"
                            + " and --registry URL");
        }
        return new ClusterConnection(
                kafka(bootstrapServers),
                registry(registryUrl),
                StreamsSettings.DEFAULT.applicationId(),
                ApprovalPolicy.NOT_REQUIRED);
    }

    private static SluiceConfig.Kafka kafka(String bootstrapServers) {
        if (!BROKERS.matcher(bootstrapServers).matches()) {
            throw CommandException.usage("--bootstrap " + bootstrapServers
                    + " cannot be used: write HOST:PORT, and several of them separated by commas");
        }
        return new SluiceConfig.Kafka(bootstrapServers, Map.of());
    }

    private static RegistrySettings registry(String url) {
        try {
            return RegistrySettings.of(url);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--registry " + url + " cannot be used: " + e.getMessage());
        }
    }

    /**
     * What ends a command whose brokers do not do what it asks.
     *
     * @param what what they do not do, with their names
     * @param failure what Kafka's client says; its reason is often several causes deep
     */
    static CommandException failure(String what, KafkaException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SerdeException) {
            // Not the brokers' doing: it names the registry and the schema itself.
            return CommandException.environment(message, failure);
        }
        String reason = innermost(failure).getMessage();
        boolean isToldAlready = reason == null || message.contains(reason);
        return CommandException.environment(what + ": " + message + (isToldAlready ? "" : ": " + reason), failure);
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }
}
