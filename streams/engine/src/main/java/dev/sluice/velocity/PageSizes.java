package dev.sluice.velocity;

/**
 * How the events of a history are spread over its pages.
 *
 * @param headRowsMax up to so many events are in the head, which is written with each event
 * @param headRowsKept so many stay in the head when it has become full: what comes shortly late or twice is found there
 * @param openRows an open chunk of so many events is sealed: with the head it is all that most entities have
 * @param chunkRows it is sealed as chunks of so many: where a window begins within one, each of its events is looked at
 * @param fanout so many segments of a level are joined to one of the next
 * @param unslicedMax a history with more sealed events than this has slices; up to it, looking at each event is as fast
 */
record PageSizes(int headRowsMax, int headRowsKept, int openRows, int chunkRows, int fanout, int unslicedMax) {

    /** What measured best. */
    static final PageSizes DEFAULT = new PageSizes(32, 8, 256, 64, 8, 2_048);

    PageSizes {
        boolean isPossible = headRowsKept >= 1
                && headRowsMax > headRowsKept
                && openRows >= 1
                && chunkRows >= 1
                && fanout >= 2
                && unslicedMax >= 0;
        if (!isPossible) {
            throw new IllegalArgumentException("no history can be kept so: head " + headRowsKept + " to " + headRowsMax
                    + ", open chunk of " + openRows + ", sealed ones of " + chunkRows + ", fanout " + fanout
                    + ", unsliced up to " + unslicedMax);
        }
    }
}
