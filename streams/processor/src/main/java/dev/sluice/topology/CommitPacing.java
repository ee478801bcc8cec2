package dev.sluice.topology;

import java.time.Duration;
import java.util.Objects;

/**
 * How soon results are committed. Under exactly-once nobody sees them before, and each commit costs the same however
 * much it covers: so it comes soon as long as payments are taken in as they come, and the later the longer they have to wait
 * anyway, to let the thread catch up. One pacing serves all tasks of an instance.
 */
public final class CommitPacing {

    /** Commits come at their interval alone: results are seen without. */
    public static final CommitPacing BY_INTERVAL = new CommitPacing(Duration.ZERO);

    private final Duration soon;

    /** By thread, since one commit covers all tasks of a thread: were each task to ask at its own pace, they would add up. */
    private final ThreadLocal<UncommittedResults> ofThread = ThreadLocal.withInitial(UncommittedResults::new);

    /**
     * Paces commits.
     *
     * @param soon how long after it was passed on a result is asked to be committed; zero to leave that to the interval
     * @throws IllegalArgumentException if it is negative
     */
    public CommitPacing(Duration soon) {
        this.soon = Objects.requireNonNull(soon, "soon");
        if (soon.isNegative()) {
            throw new IllegalArgumentException("soon must not be negative, but is " + soon);
        }
    }

    /** How long after it was passed on a result is asked to be committed; zero if that is left to the interval. */
    public Duration soon() {
        return soon;
    }

    boolean isByInterval() {
        return soon.isZero();
    }

    /** What the calling thread has passed on and not asked to be committed, whichever task it was. */
    UncommittedResults ofThisThread() {
        return ofThread.get();
    }
}
