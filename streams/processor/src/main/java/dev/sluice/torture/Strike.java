package dev.sluice.torture;

import java.time.Duration;
import java.util.Locale;

/**
 * One fault at one moment.
 *
 * @param round the round of traffic, from 0
 * @param after how many transactions of the round have been published then
 * @param fault what happens
 * @param instance the instance that it happens to, from 0; without meaning where it happens to another part
 * @param away how long what was killed or cut stays away
 */
record Strike(int round, int after, Fault fault, int instance, Duration away) {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    /** What is done, for people. */
    String what() {
        String back = String.format(Locale.ROOT, "back after %.1f s", away.toMillis() / MILLIS_PER_SECOND);
        int number = instance + 1;
        return switch (fault) {
            case KILL -> "kill instance " + number + ", " + back;
            case BROKER -> "kill the broker, " + back;
            case LOST_STATE -> "kill instance " + number + ", delete its state, " + back;
            case CORRUPT_STATE -> "kill instance " + number + ", corrupt a file of its state, " + back;
            case CUT -> "cut the network between instances and broker, " + back;
            case SLOW -> "slow the network between instances and broker, " + back;
            case RULES -> "publish another rule set";
            case POISON, CLOCK -> throw new IllegalStateException(fault + " is in the traffic, not at a moment");
        };
    }

    @Override
    public String toString() {
        return "round " + (round + 1) + ", after " + after + " transactions: " + what();
    }
}
