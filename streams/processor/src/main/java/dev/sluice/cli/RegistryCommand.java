package dev.sluice.cli;

import dev.sluice.local.EmbeddedRegistry;
import dev.sluice.local.RegistryServerSettings;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Serves schemas to whoever speaks Confluent's protocol, where no registry is at hand. */
@Command(
        name = "registry",
        description = {
            "Runs a schema registry that speaks Confluent's protocol and keeps its schemas in a Kafka topic.",
            "For trials and tests: it has no log-in and no TLS of its own."
        })
final class RegistryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ParentCommand
    private Main main = new Main();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            required = true,
            description = "The cluster that keeps the schemas.")
    private String bootstrapServers = "";

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "The interface to listen on. Default: ${DEFAULT-VALUE}")
    private String address = "";

    @Option(names = "--port", defaultValue = "8081", description = "The port; 0 is any. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--log-format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}: for people or for log collectors. Default: ${DEFAULT-VALUE}")
    private Logging.Format logFormat = Logging.Format.TEXT;

    @Override
    public Integer call() throws InterruptedException {
        Logging.server(logFormat, main.isVerbose());
        RegistryServerSettings settings;
        try {
            settings = RegistryServerSettings.of(bootstrapServers).withAddress(address, port);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
        EmbeddedRegistry registry = EmbeddedRegistry.start(settings);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            registry.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        spec.commandLine().getOut().println("registry at " + registry.url());
        stopped.await();
        return ExitCodes.OK;
    }
}
