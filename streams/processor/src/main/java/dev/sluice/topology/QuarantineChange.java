package dev.sluice.topology;

/** How a quarantine changed. */
public enum QuarantineChange {
    /** An entity came into quarantine. */
    BEGUN,
    /** A further hit made it longer. */
    PROLONGED,
    /** A person ended it. */
    LIFTED
}
