package dev.sluice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final List<Double> RATES = List.of(100.0, 200.0, 400.0, 800.0);

    @Test
    void every_rate_is_measured_while_all_are_kept() {
        assertThat(Ladder.climb(RATES, rate -> Steps.of(rate, 1_000, 10, 0)))
                .extracting(StepResult::rate)
                .isEqualTo(RATES);
    }

    @Test
    void it_ends_with_the_first_rate_that_is_not_kept() {
        assertThat(Ladder.climb(RATES, rate -> Steps.of(rate, rate < 400 ? 1_000 : 500, 10, 0)))
                .extracting(StepResult::rate)
                .containsExactly(100.0, 200.0, 400.0);
    }
}
