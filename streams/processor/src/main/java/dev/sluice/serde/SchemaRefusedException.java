package dev.sluice.serde;

import org.jspecify.annotations.Nullable;

/** The schema that would be written with is not registered, or the registry does not take it. No record is to blame. */
public final class SchemaRefusedException extends SerdeException {

    private static final long serialVersionUID = 1L;

    SchemaRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
