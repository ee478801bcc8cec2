package dev.sluice.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What one run of the command gave.
 *
 * @param exitCode what the shell gets
 * @param out what went to standard output
 * @param err what went to standard error
 */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs {@code sluice} with these arguments in this JVM. */
    public static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
