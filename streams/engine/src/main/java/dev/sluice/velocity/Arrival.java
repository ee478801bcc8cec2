package dev.sluice.velocity;

/** What became of an event that arrived at a history. */
public enum Arrival {
    /** It entered, at its own time. */
    ADDED,
    /** An event with this transactionId is there already; nothing changed. */
    DUPLICATE,
    /** It is older than what the history still holds completely; nothing changed. */
    TOO_OLD
}
