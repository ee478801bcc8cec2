package dev.sluice.serde;

import org.jspecify.annotations.Nullable;

/**
 * The registry gave no usable answer: it is down, refuses the credentials, or is no registry. The record may be perfect;
 * it must be tried again later and never go to the dead-letter topic for this.
 */
public final class RegistryUnavailableException extends SerdeException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
