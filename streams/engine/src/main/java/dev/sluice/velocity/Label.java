package dev.sluice.velocity;

/** What a transaction turned out to be. */
public enum Label {
    /** Confirmed to be the rightful payer's wish. */
    GENUINE,
    /** Confirmed to be fraud. */
    FRAUD
}
