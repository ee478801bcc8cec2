package dev.sluice.velocity;

/** What a feature measures over the events of its window that fit its conditions. */
public enum Measure {
    /** How many events there are. */
    COUNT,
    /** The sum of their amounts, in the currency's main unit. */
    SUM,
    /** The mean of their amounts, in the currency's main unit; no value if there is none. */
    MEAN,
    /** How many different values of an attribute they have; events without the attribute do not count. */
    DISTINCT,
    /** Which part of all events in the window fits the conditions, 0 to 1; no value if the window is empty. */
    SHARE
}
