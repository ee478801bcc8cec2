package dev.sluice.cli;

import dev.sluice.finding.FindingsException;
import dev.sluice.local.LocalStartException;
import dev.sluice.replay.source.UnreadableFileException;
import dev.sluice.serde.SerdeException;
import dev.sluice.service.ClusterException;
import dev.sluice.service.FullDiskException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into a message and an exit code; the stack trace is for {@code --verbose}. */
final class FailureReport implements IExecutionExceptionHandler {

    private final BooleanSupplier verbose;

    FailureReport(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult result) {
        PrintWriter err = command.getErr();
        int exitCode = ExitCodes.ENVIRONMENT;
        if (exception instanceof CommandException ours) {
            exitCode = ours.exitCode();
            err.println("sluice: " + ours.getMessage());
        } else if (exception instanceof FindingsException findings) {
            exitCode = ExitCodes.FINDINGS;
            err.println(findings.getMessage());
        } else if (exception instanceof ClusterException
                || exception instanceof FullDiskException
                || exception instanceof SerdeException
                || exception instanceof LocalStartException
                || exception instanceof UnreadableFileException) {
            err.println("sluice: " + exception.getMessage());
        } else {
            err.println("sluice: " + exception);
            if (!verbose.getAsBoolean()) {
                err.println("        --verbose shows where it came from");
            }
        }
        if (verbose.getAsBoolean()) {
            exception.printStackTrace(err);
        }
        err.flush();
        return exitCode;
    }
}
