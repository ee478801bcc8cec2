package dev.sluice.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** A record could not be read or written. The kind says whether the record or its surroundings are to blame. */
public abstract sealed class SerdeException extends SerializationException
        permits BadRecordException, SchemaRefusedException, RegistryUnavailableException {

    private static final long serialVersionUID = 1L;

    SerdeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
