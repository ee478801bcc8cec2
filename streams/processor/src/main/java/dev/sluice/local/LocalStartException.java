package dev.sluice.local;

/** An embedded broker or registry could not be started or used; the message says which part, where and why. */
public final class LocalStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LocalStartException(String message) {
        super(message);
    }

    LocalStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
