package dev.sluice.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command with a message for the person who gave it, who is not shown where in the code it came from. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The command was given something that it cannot work with. */
    public static CommandException usage(String message) {
        return new CommandException(ExitCodes.USAGE, message, null);
    }

    /**
     * Something outside is missing or failing.
     *
     * @param message what, where, and what to do
     * @param cause shown with {@code --verbose}; null if there is none
     */
    public static CommandException environment(String message, @Nullable Throwable cause) {
        return new CommandException(ExitCodes.ENVIRONMENT, message, cause);
    }

    /** The code to return to the shell, see {@link ExitCodes}. */
    public int exitCode() {
        return exitCode;
    }
}
