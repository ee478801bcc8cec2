package dev.sluice.cli;

/** What {@code sluice} returns to the shell. */
public final class ExitCodes {

    /** Done, nothing found. */
    public static final int OK = 0;

    /** Done, and something is wrong with what was examined: a rule, a file, a decision. */
    public static final int FINDINGS = 1;

    /** The command line or the configuration file cannot be used. */
    public static final int USAGE = 2;

    /** Something outside is missing or failing: the cluster, the registry, a directory, a port. */
    public static final int ENVIRONMENT = 3;

    private ExitCodes() {}
}
