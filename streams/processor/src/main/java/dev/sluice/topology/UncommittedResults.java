package dev.sluice.topology;

/** What a thread has passed on since it last asked for a commit. For one thread. */
final class UncommittedResults {

    /** Which part of the age of what was passed on may go by between two commits. */
    private static final int PART_OF_AGE = 4;

    private static final long NOBODY_WAITS = Long.MAX_VALUE;

    private long youngestMillis = NOBODY_WAITS;
    private long askedAtMillis;

    /**
     * Takes note of a result.
     *
     * @param ageMillis how long ago its record was written
     */
    void passedOn(long ageMillis) {
        youngestMillis = Math.min(youngestMillis, ageMillis);
    }

    /** Whether to ask for a commit; who is told so has to ask. By the youngest, since one that waited says nothing of the others. */
    boolean isCommitDue(long nowMillis) {
        if (youngestMillis == NOBODY_WAITS || nowMillis - askedAtMillis < youngestMillis / PART_OF_AGE) {
            return false;
        }
        youngestMillis = NOBODY_WAITS;
        askedAtMillis = nowMillis;
        return true;
    }
}
