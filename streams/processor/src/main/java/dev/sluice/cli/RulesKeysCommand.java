package dev.sluice.cli;

import dev.sluice.publication.ApprovalKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the key that somebody approves with. */
@Command(
        name = "keys",
        description = {
            "Makes a key to approve rule sets with, and keeps its secret part in a new file that only you can read.",
            "Prints what the configuration of the instances needs to know of it."
        })
final class RulesKeysCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--approver", paramLabel = "NAME", required = true, description = "Whose key it is.")
    private String approver = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the secret part goes.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        String publicKey;
        try {
            publicKey = ApprovalKeys.generate(file);
        } catch (FileAlreadyExistsException e) {
            throw CommandException.usage(
                    file + " is there already, and a key is never written over; choose another file");
        } catch (IOException e) {
            throw CommandException.environment("the key cannot be written to " + file + ": " + e, e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "# " + file + " is secret and stays with " + approver + ". For the configuration of every instance:");
        out.println("approval:");
        out.println("  required: true");
        out.println("  keys:");
        out.println("    " + approver + ": " + publicKey);
        return ExitCodes.OK;
    }
}
