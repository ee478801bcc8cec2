package dev.sluice.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecisionGapsTest {

    private final DecisionGaps gaps = new DecisionGaps();

    @Test
    void the_longest_time_without_a_decision_is_that_of_the_partition_that_waited_longest() {
        gaps.decided(0, 10);
        gaps.decided(0, 20);
        gaps.decided(1, 12);
        gaps.decided(0, 30);
        gaps.decided(1, 40);

        assertThat(gaps.longest(15, 50)).isEqualTo(Duration.ofNanos(28));
    }

    @Test
    void times_that_ended_before_the_span_or_end_after_it_do_not_count() {
        gaps.decided(0, 0);
        gaps.decided(0, 100);
        gaps.decided(0, 107);
        gaps.decided(0, 500);

        assertThat(gaps.longest(101, 400)).isEqualTo(Duration.ofNanos(7));
    }
}
