package dev.sluice.velocity;

/** The kinds of entity whose history Sluice keeps, each where the transactions that concern it come by. */
public enum Entity {
    /** The payer's account, by its token. */
    ACCOUNT,
    /** The device the payer used. */
    DEVICE,
    /** The terminal that accepted the payment. */
    TERMINAL
}
