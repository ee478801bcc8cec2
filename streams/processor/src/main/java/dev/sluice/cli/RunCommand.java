package dev.sluice.cli;

import dev.sluice.service.SluiceConfig;
import dev.sluice.service.SluiceService;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() throws InterruptedException {
        Logging.server(logFormat, main.isVerbose());
        SluiceConfig config = configuration.read();
        try (SluiceService service = SluiceService.start(config)) {
            Thread atShutdown = new Thread(service::close, "shutdown");
            Runtime.getRuntime().addShutdownHook(atShutdown);
            if (service.awaitStop()) {
                return ExitCodes.OK;
            }
        }
        throw CommandException.environment(
                "threads failed again and again, see the log; nothing is lost: what was not"
                        + " decided is decided at the next start",
                null);
    }
}
