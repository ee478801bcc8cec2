package dev.sluice.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits come soon while payments are taken in as they come, and the more seldom the longer they have to wait. */
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
    void what_had_to_wait_waits_a_quarter_of_that_for_its_commit() {
        SoonCommitted<String> processor = started(new CommitPacing(SOON));
        processor.process(new Record<>("account", "payment", NOW));
        look();
        context.resetCommit();

        processor.process(new Record<>("account", "payment", NOW - 80));
        look(NOW + 19);

        assertThat(context.committed()).isFalse();
        assertThat(context.forwarded()).hasSize(2);

        look(NOW + 20);

        assertThat(context.committed()).isTrue();
    }

    @Test
    void one_that_waited_longer_than_the_others_holds_up_nothing() {
        SoonCommitted<String> processor = started(new CommitPacing(SOON));
        processor.process(new Record<>("account", "payment", NOW));
        look();
        context.resetCommit();

        processor.process(new Record<>("account", "payment", NOW - 4_000));
        processor.process(new Record<>("account", "payment", NOW - 20));
        look(NOW + 5);

        assertThat(context.committed()).isTrue();
    }

    @Test
    void two_tasks_of_a_thread_share_one_commit() {
        CommitPacing pacing = new CommitPacing(SOON);
        SoonCommitted<String> processor = started(pacing);
        MockProcessorContext<String, String> contextOfOther = new MockProcessorContext<>();
        contextOfOther.setCurrentSystemTimeMs(NOW);
        SoonCommitted<String> other = new SoonCommitted<>(pacing);
        other.init(contextOfOther);

        processor.process(new Record<>("account", "payment", NOW - 80));
        other.process(new Record<>("device", "payment", NOW - 80));
        look(context, NOW);
        look(contextOfOther, NOW);

        assertThat(context.committed()).isTrue();
        assertThat(contextOfOther.committed()).isFalse();
    }

    @Test
    void another_thread_commits_for_itself() throws InterruptedException {
        CommitPacing pacing = new CommitPacing(SOON);
        SoonCommitted<String> processor = started(pacing);
        MockProcessorContext<String, String> contextOfOther = new MockProcessorContext<>();
        Thread other = new Thread(() -> new SoonCommitted<String>(pacing).init(contextOfOther));
        other.start();
        other.join();

        processor.process(new Record<>("account", "payment", NOW));
        look(contextOfOther, NOW);
        look(context, NOW);

        assertThat(contextOfOther.committed()).isFalse();
        assertThat(context.committed()).isTrue();
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
        look(NOW);
    }

    private void look(long nowMillis) {
        look(context, nowMillis);
    }

    private static void look(MockProcessorContext<String, String> context, long nowMillis) {
        CapturedPunctuator look = context.scheduledPunctuators().get(0);
        assertThat(look.getType()).isEqualTo(PunctuationType.WALL_CLOCK_TIME);
        assertThat(look.getInterval()).isEqualTo(SOON);
        look.getPunctuator().punctuate(nowMillis);
    }
}
