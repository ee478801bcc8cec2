package dev.sluice.topology;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Passes on what somebody waits for, the next stop or the platform, and sees to it that it is committed soon. The older it is
 * already, the longer it may wait for that: a task that is behind has better things to do than to commit, and who has waited long
 * hardly waits longer.
 *
 * @param <V> what is passed on
 */
public final class SoonCommitted<V> extends ContextualProcessor<String, V, String, V> {

    /** Which part of the age of what was passed on may go by between two commits. */
    private static final int PART_OF_AGE = 4;

    private static final long NOBODY_WAITS = Long.MAX_VALUE;

    private final CommitPacing pacing;
    private long youngestMillis = NOBODY_WAITS;
    private long askedAtMillis;

    /**
     * Passes on at a pace.
     *
     * @param pacing how soon
     */
    public SoonCommitted(CommitPacing pacing) {
        this.pacing = pacing;
    }

    @Override
    public void init(ProcessorContext<String, V> context) {
        super.init(context);
        if (!pacing.isByInterval()) {
            context.schedule(pacing.soon(), PunctuationType.WALL_CLOCK_TIME, this::commitIfDue);
        }
    }

    @Override
    public void process(Record<String, V> record) {
        long ageMillis = context().currentSystemTimeMs() - record.timestamp();
        youngestMillis = Math.min(youngestMillis, ageMillis);
        context().forward(record);
    }

    /** By the youngest, since one that waited for its telemetry says nothing of the others. */
    private void commitIfDue(long nowMillis) {
        if (youngestMillis != NOBODY_WAITS && nowMillis - askedAtMillis >= youngestMillis / PART_OF_AGE) {
            youngestMillis = NOBODY_WAITS;
            askedAtMillis = nowMillis;
            context().commit();
        }
    }
}
