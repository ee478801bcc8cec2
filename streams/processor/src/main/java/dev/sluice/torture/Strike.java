package dev.sluice.torture;

import java.time.Duration;
import java.util.Locale;

/**
 * One fault at one moment.
 *
 * @param round the round of traffic, from 0
 * @param after how many transactions of the round have been published then
 * @param fault what happens
 * @param target the instance or the broker that it happens to, from 0; without meaning where it happens to all or another part
 * @param away how long what was killed or cut stays away, or how long it lasts
 */
record Strike(int round, int after, Fault fault, int target, Duration away) {

    private static final double MILLIS_PER_SECOND = 1_000.0;

    /** What is done, for people. */
    String what() {
        String seconds = String.format(Locale.ROOT, "%.1f s", away.toMillis() / MILLIS_PER_SECOND);
        String back = "back after " + seconds;
        int number = target + 1;
        return switch (fault) {
            case KILL -> "kill instance " + number + ", " + back;
            case PAUSE -> "let instance " + number + " stand still for " + seconds;
            case UPGRADE -> "end and start the instances in turn, publish another rule set meanwhile";
            case STORM -> "put all instances out of their group every second for " + seconds;
            case BROKER -> "kill broker " + number + ", " + back;
            case LOST_STATE -> "kill instance " + number + ", delete its state, " + back;
            case CORRUPT_STATE -> "kill instance " + number + ", corrupt a file of its state, " + back;
            case FULL_DISK ->
                "kill instance " + number + ", start it on a disk without room, make room " + seconds
                        + " after it failed";
            case FULL_BROKER_DISK ->
                "leave no room on the disk of broker " + number + ", make room " + seconds + " after it ended of that";
            case CUT -> "cut the network between instances and brokers, " + back;
            case SLOW -> "slow the network between instances and brokers, " + back;
            case RULES -> "publish another rule set";
            case POISON, CLOCK -> throw new IllegalStateException(fault + " is in the traffic, not at a moment");
        };
    }

    @Override
    public String toString() {
        return "round " + (round + 1) + ", after " + after + " transactions: " + what();
    }
}
