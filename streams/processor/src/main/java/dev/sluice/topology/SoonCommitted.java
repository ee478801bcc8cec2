package dev.sluice.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Passes on what somebody waits for, the next stop or the platform, and sees to it that it is committed soon. That it is
 * old already means that the task is behind, and has better things to do than to commit.
 *
 * @param <V> what is passed on
 */
public final class SoonCommitted<V> extends ContextualProcessor<String, V, String, V> {

    /** Twice what a payment takes from stop to stop, with its wait for telemetry. */
    private static final long BEHIND_MILLIS = Duration.ofMillis(250).toMillis();

    private final CommitPacing pacing;
    private boolean isWaitedFor;

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
            context.schedule(pacing.soon(), PunctuationType.WALL_CLOCK_TIME, now -> commitIfWaitedFor());
        }
    }

    @Override
    public void process(Record<String, V> record) {
        long ageMillis = context().currentSystemTimeMs() - record.timestamp();
        isWaitedFor |= ageMillis <= BEHIND_MILLIS;
        context().forward(record);
    }

    private void commitIfWaitedFor() {
        if (isWaitedFor) {
            isWaitedFor = false;
            context().commit();
        }
    }
}
