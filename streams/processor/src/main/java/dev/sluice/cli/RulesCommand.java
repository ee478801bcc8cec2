package dev.sluice.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The analyst's loop. */
@Command(
        name = "rules",
        description = "Checks, tests, approves and publishes the analysts' rules, and says who decides by which.",
        subcommands = {
            RulesCheckCommand.class,
            RulesTestCommand.class,
            RulesListCommand.class,
            RulesKeysCommand.class,
            RulesApproveCommand.class,
            RulesPublishCommand.class,
            RulesLogCommand.class
        })
final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Choose one of those below.");
    }
}
