package dev.sluice.bench;

/** How traffic spreads over accounts and terminals. */
public enum Keys {
    /** As the simulated world has it: nobody pays twice within minutes, and terminals are used much alike. */
    UNIFORM,
    /** A few accounts and terminals have a large part of the traffic, by Zipf's law. */
    ZIPF
}
