package dev.sluice.velocity;

/** The stored form of a history cannot be read: it is damaged, or a newer Sluice wrote it. */
public final class HistoryFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryFormatException(String message) {
        super(message);
    }
}
