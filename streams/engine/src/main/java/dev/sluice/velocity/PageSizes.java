package dev.sluice.velocity;

/**
 * How the events of a history are spread over its pages.
 *
 * @param headRowsMax up to so many events are in the head, which is written with each event
 * @param headRowsKept so many stay in the head when it has become full: what comes shortly late or twice is found there
 * @param chunkRows an open chunk of so many events is sealed
 * @param fanout so many segments of a level are joined to one of the next
 * @param unslicedMax a history of more events than this has slices; up to it, looking at each event is as fast
 */
record PageSizes(int headRowsMax, int headRowsKept, int chunkRows, int fanout, int unslicedMax) {

    /** What measured best. */
    static final PageSizes DEFAULT = new PageSizes(32, 8, 256, 8, 2_048);

    PageSizes {
        if (headRowsKept < 1 || headRowsMax <= headRowsKept || chunkRows < 1 || fanout < 2 || unslicedMax < 0) {
            throw new IllegalArgumentException("no history can be kept so: head " + headRowsKept + " to " + headRowsMax
                    + ", chunks of " + chunkRows + ", fanout " + fanout + ", unsliced up to " + unslicedMax);
        }
    }
}
