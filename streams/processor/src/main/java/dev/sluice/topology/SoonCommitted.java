package dev.sluice.topology;

import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Passes on what somebody waits for, the next stop or the platform, and sees to it that it is committed soon. The older it is
 * already, the longer it may wait for that: a thread that is behind has better things to do than to commit, and who has waited
 * long hardly waits longer.
 *
 * @param <V> what is passed on
 */
public final class SoonCommitted<V> extends ContextualProcessor<String, V, String, V> {

    private final CommitPacing pacing;
    private UncommittedResults uncommitted;

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
        uncommitted = pacing.ofThisThread();
        if (!pacing.isByInterval()) {
            context.schedule(pacing.soon(), PunctuationType.WALL_CLOCK_TIME, this::commitIfDue);
        }
    }

    @Override
    public void process(Record<String, V> record) {
        if (!pacing.isByInterval()) {
            uncommitted.passedOn(context().currentSystemTimeMs() - record.timestamp());
        }
        context().forward(record);
    }

    private void commitIfDue(long nowMillis) {
        if (uncommitted.isCommitDue(nowMillis)) {
            context().commit();
        }
    }
}
