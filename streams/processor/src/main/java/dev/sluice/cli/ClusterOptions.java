package dev.sluice.cli;

import dev.sluice.serde.RegistrySettings;
import dev.sluice.serde.SchemaCatalog;
import picocli.CommandLine.Option;

/** Which cluster and registry, for commands that meet a running system as the platform does. */
final class ClusterOptions {

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            required = true,
            description = "The brokers to begin with, separated by commas.")
    private String bootstrapServers = "";

    @Option(names = "--registry", paramLabel = "URL", required = true, description = "The schema registry.")
    private String registryUrl = "";

    /** The brokers to begin with. */
    String bootstrapServers() {
        return bootstrapServers;
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
