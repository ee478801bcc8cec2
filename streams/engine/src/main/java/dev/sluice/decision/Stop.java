package dev.sluice.decision;

/** The places that a transaction may visit, in the order of the itinerary. */
public enum Stop {
    /** The paying account: validation, duplicates, velocity of the account. Every transaction starts here. */
    ACCOUNT,
    /** The device that paid: velocity of the device and its telemetry as of the transaction's time. */
    DEVICE,
    /** The terminal that accepted: velocity of the terminal and its security posture. */
    TERMINAL,
    /** Rules and policy over the whole context. Every transaction ends here. */
    DECIDE
}
