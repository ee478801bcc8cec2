package dev.sluice.serde;

import org.jspecify.annotations.Nullable;

/** This one record can never be read or written, whatever is tried: it belongs to the dead-letter topic. */
public final class BadRecordException extends SerdeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    BadRecordException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong with the record. */
    public Reason reason() {
        return reason;
    }

    /** What can be wrong with a record. */
    public enum Reason {
        /** Fewer bytes than the format's header has. */
        TRUNCATED,
        /** The first byte is not the format's 0. */
        UNKNOWN_MAGIC_BYTE,
        /** The registry answered that it has no schema of this id. */
        UNKNOWN_SCHEMA_ID,
        /** The registry has a schema of this id that is not Avro or cannot be parsed. */
        NOT_AVRO,
        /** The schema that the record was written with cannot be read as ours. */
        INCOMPATIBLE_SCHEMA,
        /** The bytes are not a value of the schema that they name. */
        MALFORMED,
        /** Bytes are left after the value. */
        TRAILING_BYTES,
        /** The value to be written does not satisfy its schema. */
        NOT_WRITABLE
    }
}
