package dev.sluice.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What rules put into quarantine, for the people who answer for it. */
@Command(
        name = "quarantine",
        description = "Shows which devices, terminals and merchants are in quarantine, and lets them out.",
        subcommands = {QuarantineListCommand.class, QuarantineLiftCommand.class})
final class QuarantineCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Choose one of those below.");
    }
}
