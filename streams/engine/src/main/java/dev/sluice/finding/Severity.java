package dev.sluice.finding;

/** How grave a {@link Finding} is. */
public enum Severity {
    /** The file must not be used. */
    ERROR,
    /** The file can be used, but probably does not say what its author meant. */
    WARNING
}
