package dev.sluice.service;

import org.jspecify.annotations.Nullable;

/** The cluster or the registry cannot be used as it is; the message says what, where and what to do. */
public final class ClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClusterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
