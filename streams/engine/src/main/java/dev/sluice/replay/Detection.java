package dev.sluice.replay;

/**
 * How well something told frauds from genuine transactions.
 *
 * @param caught frauds that it pointed at
 * @param missed frauds that it did not point at
 * @param falseAlarms genuine transactions that it pointed at
 * @param leftAlone genuine transactions that it did not point at
 */
public record Detection(long caught, long missed, long falseAlarms, long leftAlone) {

    /** Share of frauds among what it pointed at, 0 to 1; NaN if it pointed at nothing. */
    public double precision() {
        return (double) caught / (caught + falseAlarms);
    }

    /** Share of frauds that it pointed at, 0 to 1; NaN if there were none. */
    public double recall() {
        return (double) caught / (caught + missed);
    }

    /** Share of genuine transactions that it pointed at, 0 to 1; NaN if there were none. */
    public double falsePositiveRate() {
        return (double) falseAlarms / (falseAlarms + leftAlone);
    }

    /** Counts one by one. */
    static final class Tally {

        private long caught;
        private long missed;
        private long falseAlarms;
        private long leftAlone;

        void add(boolean pointedAt, boolean fraud) {
            if (fraud) {
                caught += pointedAt ? 1 : 0;
                missed += pointedAt ? 0 : 1;
            } else {
                falseAlarms += pointedAt ? 1 : 0;
                leftAlone += pointedAt ? 0 : 1;
            }
        }

        Detection total() {
            return new Detection(caught, missed, falseAlarms, leftAlone);
        }
    }
}
