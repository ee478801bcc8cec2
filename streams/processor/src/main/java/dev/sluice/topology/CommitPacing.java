package dev.sluice.topology;

import java.time.Duration;
import java.util.Objects;

/**
 * How soon results are committed. Under exactly-once nobody sees them before, and each commit costs the same however
 * much it covers: so it comes soon as long as payments are taken in as they come, and the later the longer they have to wait
 * anyway, to let the thread catch up.
 *
 * @param soon how long after it was passed on a result is asked to be committed; zero to leave that to the interval
 */
public record CommitPacing(Duration soon) {

    /** Commits come at their interval alone: results are seen without. */
    public static final CommitPacing BY_INTERVAL = new CommitPacing(Duration.ZERO);

    public CommitPacing {
        Objects.requireNonNull(soon, "soon");
        if (soon.isNegative()) {
            throw new IllegalArgumentException("soon must not be negative, but is " + soon);
        }
    }

    boolean isByInterval() {
        return soon.isZero();
    }
}
