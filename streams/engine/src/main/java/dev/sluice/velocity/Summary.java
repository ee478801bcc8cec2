package dev.sluice.velocity;

/**
 * What one measure needs to know of some events: gathered from the events themselves, or from the summaries of two parts of
 * them. Both give the same, so that the summary of a long run of events stands for looking at each.
 */
interface Summary {

    /**
     * Takes in events.
     *
     * @param rows where they are
     * @param selected their rows, newest first
     * @param count how many there are; what follows them is of no concern
     */
    void add(EventRows rows, int[] selected, int count);

    /** Takes in what another of the same kind and for the same measure has gathered. */
    void add(Summary other);

    /** The value of one of the measures that are read from this; NaN if there is nothing to measure. */
    double value(Measure measure, Moment current);

    /** The standard error of that value as a part of it, 0.01 for one percent; 0 if it is exact. */
    default double standardError() {
        return 0;
    }

    /** Writes what was gathered. */
    void write(ByteWriter out);

    /** Reads what was written, into one that has gathered nothing yet. */
    void read(ByteReader in);
}
