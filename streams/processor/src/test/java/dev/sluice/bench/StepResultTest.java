package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.StepResult.Verdict;
import org.junit.jupiter.api.Test;

class StepResultTest {

    @Test
    void a_rate_is_kept_if_nearly_all_are_answered_in_time_and_half_of_them_within_a_second() {
        assertThat(Steps.of(500, 990, 1_000, 1_000).verdict()).isEqualTo(Verdict.KEPT);
    }

    @Test
    void a_rate_is_not_kept_if_more_than_one_in_a_hundred_is_not_answered_in_time() {
        assertThat(Steps.of(500, 989, 10, 0).verdict()).isEqualTo(Verdict.UNANSWERED);
    }

    @Test
    void a_rate_is_not_kept_if_half_of_the_decisions_take_longer_than_a_second() {
        assertThat(Steps.of(500, 1_000, 1_001, 0).verdict()).isEqualTo(Verdict.SLOW);
    }

    @Test
    void a_load_that_could_not_be_sent_in_time_is_told_before_what_came_of_it() {
        assertThat(Steps.of(500, 10, 5_000, 1_001).verdict()).isEqualTo(Verdict.SENT_LATE);
    }
}
