package dev.sluice.cli;

import dev.sluice.service.ClusterSetup;
import dev.sluice.service.SluiceConfig;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings about what {@code run} needs. */
@Command(
        name = "setup",
        description = {
            "Creates the topics and registers the schemas that 'run' needs.",
            "What is there is left as it is; run again, it changes nothing."
        })
final class SetupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigOption configuration = new ConfigOption();

    @Override
    public Integer call() {
        SluiceConfig config = configuration.read();
        PrintWriter out = spec.commandLine().getOut();
        AtomicInteger changes = new AtomicInteger();
        new ClusterSetup(config).apply(line -> {
            changes.incrementAndGet();
            out.println(line);
        });
        out.println(changes.get() == 0 ? "everything is there" : "ready for 'sluice run'");
        return ExitCodes.OK;
    }
}
