package dev.sluice.local;

/** An answer of the registry protocol that is not the one asked for: HTTP status, error code and a message. */
final class RegistryError extends RuntimeException {

    static final int SUBJECT_NOT_FOUND = 40401;
    static final int VERSION_NOT_FOUND = 40402;
    static final int SCHEMA_NOT_FOUND = 40403;
    static final int SUBJECT_SOFT_DELETED = 40404;
    static final int SUBJECT_NOT_SOFT_DELETED = 40405;
    static final int VERSION_SOFT_DELETED = 40406;
    static final int VERSION_NOT_SOFT_DELETED = 40407;
    static final int LEVEL_NOT_CONFIGURED = 40408;
    static final int INCOMPATIBLE_SCHEMA = 409;
    static final int INVALID_SCHEMA = 42201;
    static final int INVALID_VERSION = 42202;
    static final int INVALID_LEVEL = 42203;
    static final int INVALID_MODE = 42204;
    static final int NOT_PERMITTED = 42205;
    static final int STORE_FAILED = 50001;
    static final int STORE_TIMED_OUT = 50002;
    static final int NOT_THE_WRITER = 50003;

    private static final long serialVersionUID = 1L;

    private final int code;

    RegistryError(int code, String message) {
        super(message);
        this.code = code;
    }

    RegistryError(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    static RegistryError noSubject(String subject) {
        return new RegistryError(SUBJECT_NOT_FOUND, "Subject '" + subject + "' not found.");
    }

    static RegistryError noVersion(int version) {
        return new RegistryError(VERSION_NOT_FOUND, "Version " + version + " not found.");
    }

    static RegistryError noSchema() {
        return new RegistryError(SCHEMA_NOT_FOUND, "Schema not found");
    }

    int code() {
        return code;
    }

    /** The first three digits of the code. */
    int status() {
        return code < 1000 ? code : code / 100;
    }
}
