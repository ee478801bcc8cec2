package dev.sluice.replay.source;

import org.jspecify.annotations.Nullable;

/** A file cannot be read any further. Its message names file and line and what to do. */
public final class UnreadableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message file, line, what is wrong and what to do
     * @param cause what was thrown, or null
     */
    public UnreadableFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
