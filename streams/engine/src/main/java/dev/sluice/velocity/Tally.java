package dev.sluice.velocity;

/**
 * What is gathered on the walk over one window, from its newest event backwards. What it gathers does not depend on where
 * and how events are stored, so each measure means the same wherever it is computed.
 */
interface Tally {

    /** Takes in the next older event of the window that fits the conditions. */
    void add(int row);

    /** Whether no older event can change the values any more. */
    default boolean isSettled() {
        return false;
    }

    /** The value of one of the measures that are read from this; NaN if there is nothing to measure. */
    double value(Measure measure);
}
