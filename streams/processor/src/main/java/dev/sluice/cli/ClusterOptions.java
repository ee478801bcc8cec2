package dev.sluice.cli;

import dev.sluice.serde.RegistrySettings;
import dev.sluice.serde.SchemaCatalog;
import dev.sluice.serde.SerdeException;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** Which cluster and registry, for commands that meet a running system as the platform does. */
final class ClusterOptions {

    private static final Pattern BROKERS = Pattern.compile("[^,\\s]+:\\d{1,5}(\\s*,\\s*[^,\\s]+:\\d{1,5})*");

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            required = true,
            description = "The brokers to begin with, separated by commas.")
    private String bootstrapServers = "";

    @Option(names = "--registry", paramLabel = "URL", required = true, description = "The schema registry.")
    private String registryUrl = "";

    /**
     * The brokers to begin with.
     *
     * @throws CommandException if they are not written as brokers are
     */
    String bootstrapServers() {
        if (!BROKERS.matcher(bootstrapServers).matches()) {
            throw CommandException.usage("--bootstrap " + bootstrapServers
                    + " cannot be used: write HOST:PORT, and several of them separated by commas");
        }
        return bootstrapServers;
    }

    /**
     * What ends a command whose brokers do not do what it asks.
     *
     * @param what what they do not do, with their names
     * @param failure what Kafka's client says; its reason is often in its cause
     */
    static CommandException failure(String what, KafkaException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SerdeException) {
            // Not the brokers' doing: it names the registry and the schema itself.
            return CommandException.environment(message, failure);
        }
        String reason = failure.getCause() == null ? null : failure.getCause().getMessage();
        boolean isToldAlready = reason == null || message.contains(reason);
        return CommandException.environment(what + ": " + message + (isToldAlready ? "" : ": " + reason), failure);
    }

    /**
     * The registry's schemas; to be closed.
     *
     * @throws CommandException if the URL cannot be used
     */
    SchemaCatalog schemas() {
        try {
            return SchemaCatalog.of(RegistrySettings.of(registryUrl));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--registry " + registryUrl + " cannot be used: " + e.getMessage());
        }
    }
}
