package dev.sluice.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When decisions came, by partition, and for how long none did. Safe for a reading and an asking thread. */
final class DecisionGaps {

    private final Map<Integer, List<Long>> nanosByPartition = new TreeMap<>();

    /** A decision was read. */
    synchronized void decided(int partition, long nanos) {
        nanosByPartition
                .computeIfAbsent(partition, ignored -> new ArrayList<>())
                .add(nanos);
    }

    /**
     * The longest time between two decisions in a row of one partition, of those times that lie in a span or reach into it
     * from before. A time that does not end within the span does not count: there may have been nothing to decide.
     *
     * @param fromNanos when the span begins, on the clock of {@link System#nanoTime()}
     * @param untilNanos when it ends
     */
    synchronized Duration longest(long fromNanos, long untilNanos) {
        long longest = 0;
        for (List<Long> times : nanosByPartition.values()) {
            for (int index = 1; index < times.size(); index++) {
                long end = times.get(index);
                if (end - fromNanos > 0 && untilNanos - end >= 0) {
                    longest = Math.max(longest, end - times.get(index - 1));
                }
            }
        }
        return Duration.ofNanos(longest);
    }
}
