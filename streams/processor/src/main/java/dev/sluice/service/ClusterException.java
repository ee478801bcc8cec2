package dev.sluice.service;

import org.jspecify.annotations.Nullable;

/** The cluster or the registry cannot be used as it is; the message says what, where and what to do. */
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what, where and what to do
     * @param cause null if there is none
     */
    public ClusterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
