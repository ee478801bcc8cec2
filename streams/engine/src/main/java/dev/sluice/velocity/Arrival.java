package dev.sluice.velocity;

/** What became of an event that arrived at a history. */
public enum Arrival {
    /** It entered, at its own time. */
    ADDED,
    /** The same event is there already; nothing changed. */
    DUPLICATE,
    /** Another event with this transactionId is there: another time, device or terminal; nothing changed. */
    CONFLICTING,
    /** It is older than what the history still holds completely; nothing changed. */
    TOO_OLD
}
