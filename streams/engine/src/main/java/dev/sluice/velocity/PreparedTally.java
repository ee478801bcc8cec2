package dev.sluice.velocity;

/** A kind of tally whose conditions have been prepared once, so that each transaction only starts it. */
@FunctionalInterface
interface PreparedTally {

    /** A tally of nothing yet, as of the current transaction. */
    Tally start(Moment current);
}
