package dev.sluice.cli;

import picocli.CommandLine.Option;

/** How much simulated traffic for how long, for every command that makes some. */
final class TrafficOptions {

    @Option(names = "--rate", description = "Transactions a second. Default: ${DEFAULT-VALUE}")
    private double rate;

    @Option(names = "--seconds", defaultValue = "60", description = "How long. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Chooses the world and what happens in it. Default: ${DEFAULT-VALUE}")
    private long seed;

    /** @param rateByDefault transactions a second unless the user says otherwise */
    TrafficOptions(double rateByDefault) {
        rate = rateByDefault;
    }

    /** Transactions a second, not yet checked. */
    double rate() {
        return rate;
    }

    /** How long, not yet checked. */
    int seconds() {
        return seconds;
    }

    /** Chooses the world. */
    long seed() {
        return seed;
    }
}
