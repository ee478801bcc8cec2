package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits come soon while payments are taken in as they come, and seldom while they have to wait. */
class SoonCommittedTest {

    private static final long NOW = 1_700_000_000_000L;
    private static final Duration SOON = Duration.ofMillis(5);

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();

    @BeforeEach
    void setTheClock() {
        context.setCurrentSystemTimeMs(NOW);
    }

    @Test
    void what_has_just_come_is_committed_at_the_next_look() {
        SoonCommitted<String> processor = started(new CommitPacing(SOON));

        processor.process(new Record<>("account", "payment", NOW - 20));
        look();

        assertThat(context.committed()).isTrue();
        assertThat(context.forwarded())
                .singleElement()
                .satisfies(forward -> assertThat(forward.record().value()).isEqualTo("payment"));
    }

    @Test
    void nothing_is_committed_once_more() {
        SoonCommitted<String> processor = started(new CommitPacing(SOON));
        processor.process(new Record<>("account", "payment", NOW));
        look();
        context.resetCommit();

        look();

        assertThat(context.committed()).isFalse();
    }

    @Test
    void what_had_to_wait_is_left_to_the_interval() {
        SoonCommitted<String> processor = started(new CommitPacing(SOON));

        processor.process(new Record<>("account", "payment", NOW - 1_000));
        look();

        assertThat(context.committed()).isFalse();
        assertThat(context.forwarded()).hasSize(1);
    }

    @Test
    void by_interval_nobody_looks() {
        started(CommitPacing.BY_INTERVAL);

        assertThat(context.scheduledPunctuators()).isEmpty();
    }

    private SoonCommitted<String> started(CommitPacing pacing) {
        SoonCommitted<String> processor = new SoonCommitted<>(pacing);
        processor.init(context);
        return processor;
    }

    private void look() {
        CapturedPunctuator look = context.scheduledPunctuators().get(0);
        assertThat(look.getType()).isEqualTo(PunctuationType.WALL_CLOCK_TIME);
        assertThat(look.getInterval()).isEqualTo(SOON);
        look.getPunctuator().punctuate(NOW);
    }
}
