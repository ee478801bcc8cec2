package dev.sluice.velocity;

/**
 * What is gathered on the walk over one window, from its newest event backwards. What it gathers does not depend on where
 * and how events are stored, so each measure means the same wherever it is computed.
 */
interface Tally {

    /** What {@link #add} returns while older events can still change the values. */
    int NOT_SETTLED = -1;

    /** Says in which rows the next events are. */
    default void enter(EventRows rows) {}

    /**
     * Takes in the next older events of the window that fit the conditions. Several at once, so that each kind of tally
     * has its own loop, which the compiler can make fast.
     *
     * @param rows where they are
     * @param selected rows of the events, newest first
     * @param count how many there are, at least 1; what follows them is of no concern
     * @return which of them settled the tally, by its index among {@code selected}, or {@link #NOT_SETTLED}
     */
    int add(EventRows rows, int[] selected, int count);

    /** Whether the events that a summary stands for need not be looked at one by one. */
    boolean canAbsorb(Summary summary);

    /** Takes in the next older events by their summary. */
    void absorb(Summary summary);

    /** Whether the values are known before any event has been seen. */
    default boolean isSettled() {
        return false;
    }

    /** The value of one of the measures that are read from this; NaN if there is nothing to measure. */
    double value(Measure measure);

    /** The standard error of the values as a part of them; 0 if they are exact. */
    default double standardError() {
        return 0;
    }
}
