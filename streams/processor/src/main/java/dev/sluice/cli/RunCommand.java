package dev.sluice.cli;

import dev.sluice.service.SluiceConfig;
import dev.sluice.service.SluiceService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Decides on the transactions of a cluster until it is told to stop. */
@Command(
        name = "run",
        description = {
            "Decides on the transactions of a real cluster until it is stopped (Ctrl-C, SIGTERM).",
            "Health: /health/live, /health/ready. Metrics for Prometheus: /metrics."
        })
final class RunCommand implements Callable<Integer> {

    @ParentCommand
    private Main main = new Main();

    @Mixin
    private ConfigOption configuration = new ConfigOption();

    @Option(
            names = "--log-format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}: for people or for log collectors. Default: ${DEFAULT-VALUE}")
    private Logging.Format logFormat = Logging.Format.TEXT;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "Decide by this folder alone, and follow it as it changes. For work on rules: what is published"
                            + " does not count then. Default: what was published, or rules.directory if nothing was")
    private @Nullable Path rules;

    @Override
    public Integer call() throws InterruptedException {
        Logging.server(logFormat, main.isVerbose());
        SluiceConfig config = withWatchedRules(configuration.read());
        try (SluiceService service = SluiceService.start(config)) {
            Thread atShutdown = new Thread(service::close, "shutdown");
            Runtime.getRuntime().addShutdownHook(atShutdown);
            if (service.awaitStop()) {
                return ExitCodes.OK;
            }
            throw CommandException.environment(service.reasonToGiveUp(), null);
        }
    }

    private SluiceConfig withWatchedRules(SluiceConfig config) {
        if (rules == null) {
            return config;
        }
        if (!Files.isDirectory(rules)) {
            throw CommandException.usage("there is no folder " + rules + "; --rules names the folder of the rules");
        }
        try {
            return config.withWatchedRules(rules);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--rules " + rules + " cannot be used: " + e.getMessage());
        }
    }
}
