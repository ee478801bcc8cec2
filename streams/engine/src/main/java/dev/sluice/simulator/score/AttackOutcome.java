package dev.sluice.simulator.score;

/** How an attack ended. */
public enum AttackOutcome {
    /** Its first fraudulent transaction was challenged or blocked. */
    CAUGHT_ON_FIRST,
    /** Its first fraudulent transaction went through, a later one did not. */
    CAUGHT_LATER,
    /** All its transactions went through. */
    MISSED,
    /** Nothing was caught so far, but not all its transactions are decided. */
    UNFINISHED
}
